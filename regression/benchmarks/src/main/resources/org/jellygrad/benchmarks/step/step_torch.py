"""One step of descent in PyTorch, eager, doubles, one thread. Prints: size loss microseconds."""
import statistics
import sys
import time

import torch

torch.set_num_threads(1)
RATE, DELTA = 1e-3, 0.5



def step_of(size, loss):
    rows, columns = map(int, size.split("x"))
    torch.manual_seed(1)
    x = torch.rand(rows, columns, dtype=torch.float64) * 2 - 1
    y = torch.rand(rows, 1, dtype=torch.float64) * 2 - 1
    w = torch.zeros(columns, 1, dtype=torch.float64, requires_grad=True)
    b = torch.zeros(1, dtype=torch.float64, requires_grad=True)

    def step():
        prediction = x @ w + b
        if loss == "mse":
            value = torch.nn.functional.mse_loss(prediction, y)
        else:
            value = torch.nn.functional.huber_loss(prediction, y, delta=DELTA)
        by_w, by_b = torch.autograd.grad(value, (w, b))
        with torch.no_grad():
            w.sub_(by_w, alpha=RATE)
            b.sub_(by_b, alpha=RATE)

    return step


cases = {(size, loss): step_of(size, loss) for size in sys.argv[1].split(",") for loss in ("mse", "huber")}
times = {case: [] for case in cases}
# In turn, the first round to warm up: a slow moment of the machine does not fall on one case alone.
for round in range(22):
    for case, step in cases.items():
        start = time.perf_counter()
        for _ in range(200):
            step()
        if round > 0:
            times[case].append((time.perf_counter() - start) / 200)
for (size, loss), each in times.items():
    print(size, loss, statistics.median(each) * 1e6)
