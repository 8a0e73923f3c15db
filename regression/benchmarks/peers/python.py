"""Least squares of every set in a folder: its first line is "intercept" or "origin", then one row a line, the target first.

Prints method, set and coefficients, divided by tabs, for each package that is there.
"""

import pathlib
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")


def numpy_lstsq(x, y, intercept):
    return np.linalg.lstsq(with_ones(x, intercept), y, rcond=None)[0]


def with_ones(x, intercept):
    return np.column_stack([np.ones(len(x)), x]) if intercept else x


def sklearn_ols(x, y, intercept):
    from sklearn.linear_model import LinearRegression

    return parameters(LinearRegression(fit_intercept=intercept).fit(x, y), intercept)


def sklearn_sgd(x, y, intercept):
    """On standardised x and y, with a tolerance that lets it run, then back in the user's units."""
    from sklearn.linear_model import SGDRegressor

    middle = x.mean(axis=0) if intercept else np.zeros(x.shape[1])
    scale = np.sqrt(((x - middle) ** 2).mean(axis=0))
    target = y.mean() if intercept else 0
    spread = np.sqrt(((y - target) ** 2).mean())
    descent = SGDRegressor(penalty=None, fit_intercept=intercept, tol=1e-15, max_iter=100_000, random_state=0)
    fitted = parameters(descent.fit((x - middle) / scale, (y - target) / spread), intercept)
    slopes = fitted[-x.shape[1] :] * spread / scale
    return np.append(target + fitted[0] * spread - slopes @ middle, slopes) if intercept else slopes


def parameters(model, intercept):
    return np.append(model.intercept_, model.coef_) if intercept else model.coef_


def statsmodels_ols(method):
    def fit(x, y, intercept):
        from statsmodels.api import OLS

        return OLS(y, with_ones(x, intercept)).fit(method=method).params

    return fit


METHODS = {
    "scikit-learn LinearRegression": sklearn_ols,
    "scikit-learn SGDRegressor, scaled": sklearn_sgd,
    "statsmodels OLS, QR": statsmodels_ols("qr"),
    "statsmodels OLS, pinv": statsmodels_ols("pinv"),
    "NumPy lstsq": numpy_lstsq,
}

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.csv")):
    rows = np.loadtxt(path, skiprows=1, delimiter=",")
    intercept = path.open().readline().strip() == "intercept"
    for method, fit in METHODS.items():
        try:
            coefficients = fit(rows[:, 1:], rows[:, 0], intercept)
        except ImportError:
            continue
        print(method, path.stem, *map(repr, map(float, coefficients)), sep="\t")
