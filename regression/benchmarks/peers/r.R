# lm of every set in a folder: its first line is "intercept" or "origin", then one row a line, the target first.
# Prints method, set and coefficients, divided by tabs.
folder <- commandArgs(trailingOnly = TRUE)[1]
for (file in list.files(folder, pattern = "[.]csv$", full.names = TRUE)) {
  rows <- as.matrix(read.csv(file, skip = 1, header = FALSE, colClasses = "numeric"))
  y <- rows[, 1]
  x <- rows[, -1, drop = FALSE]
  formula <- if (readLines(file, 1) == "intercept") y ~ x else y ~ 0 + x
  name <- sub("[.]csv$", "", basename(file))
  for (tolerance in c(1e-7, 1e-30)) {
    method <- if (tolerance == 1e-7) "R lm" else "R lm, tol = 1e-30"
    coefficients <- coef(lm(formula, tol = tolerance))
    cat(method, name, sprintf("%.17g", coefficients), sep = "\t")
    cat("\n")
  }
}
