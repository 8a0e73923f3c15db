"""Fits a CSV once: prints the largest resident memory in kB, then the coefficients, divided by tabs. Ends with 3 where a package is absent."""

import resource
import sys

try:
    import pandas
    from sklearn.linear_model import LinearRegression, SGDRegressor
    from sklearn.preprocessing import StandardScaler
except ImportError:
    sys.exit(3)


def whole(file):
    data = pandas.read_csv(file)
    return LinearRegression().fit(data.drop(columns="y").to_numpy(), data["y"].to_numpy()).coef_


def chunks(file):
    scale, model = StandardScaler(), SGDRegressor(random_state=1)
    for data in pandas.read_csv(file, chunksize=100_000):
        x = scale.partial_fit(data.drop(columns="y").to_numpy()).transform(data.drop(columns="y").to_numpy())
        model.partial_fit(x, data["y"].to_numpy())
    return model.coef_ / scale.scale_


methods = {"pandas, LinearRegression": whole, "pandas in chunks, partial_fit": chunks}
coefficients = methods[sys.argv[2]](sys.argv[1])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(peak, *[repr(float(c)) for c in coefficients], sep="\t")
