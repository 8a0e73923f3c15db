"""One step of descent in PyTorch, eager, doubles, one thread. Prints: size loss microseconds."""
import statistics
import sys
import time

import torch

torch.set_num_threads(1)
RATE, DELTA = 1e-3, 0.5

for size in sys.argv[1].split(","):
    rows, columns = map(int, size.split("x"))
    torch.manual_seed(1)
    x = torch.rand(rows, columns, dtype=torch.float64) * 2 - 1
    y = torch.rand(rows, 1, dtype=torch.float64) * 2 - 1
    for loss in ("mse", "huber"):
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

        for _ in range(500):
            step()
        times = []
        for _ in range(21):
            start = time.perf_counter()
            for _ in range(200):
                step()
            times.append((time.perf_counter() - start) / 200)
        print(size, loss, statistics.median(times) * 1e6)
