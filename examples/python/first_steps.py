"""First steps with a run from Python.

    python3 examples/python/first_steps.py                     # solves the preset eight-gaussians
    python3 examples/python/first_steps.py runs/...            # reads a run
    python3 examples/python/first_steps.py crowd.toml          # solves a problem file

Prints mass and mean; draws the density at five times where matplotlib is installed (not with --no-plot).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "python"))
import mfglab  # noqa: E402


def show(event: dict[str, Any]) -> None:
    """Prints one line per iteration."""
    if event["ev"] == "iter":
        print(f"  iteration {event['k']}: {event.get('verdict', '')}")


def sides(run: mfglab.Run, name: str) -> tuple[float, float]:
    """Half a cell beyond the first and the last point of an axis."""
    points, half = run.coordinates[name], run.spacing[name] / 2
    return points[0] - half, points[-1] + half


def draw(run: mfglab.Run, picture: str) -> None:
    """Draws the density at five times: as curves in 1-D, as pictures in 2-D, as sums over z in 3-D."""
    import matplotlib.pyplot as plt

    levels = np.linspace(0, len(run.t) - 1, 5).astype(int)
    figure, axes = plt.subplots(1, 5, figsize=(15, 3), constrained_layout=True)
    for axis, k in zip(axes, levels):
        axis.set_title(f"t = {run.t[k]:.2f}")
        if run.dimension == 1:
            axis.plot(run.x, run.m[k])
        else:
            image = run.m[k] if run.dimension == 2 else run.m[k].sum(axis=0) * run.spacing["z"]
            axis.imshow(image, origin="lower", extent=(*sides(run, "x"), *sides(run, "y")))
    figure.savefig(picture)
    print(f"drew {picture}")


def main(arguments: list[str]) -> None:
    """Loads or solves what the first argument names, and prints what is in it."""
    words = [word for word in arguments if word != "--no-plot"]
    source = words[0] if words else "eight-gaussians"
    run = mfglab.load(source) if Path(source).is_dir() else mfglab.solve(source, progress=show)

    print(run)
    print("density [t, (z,) (y,) x]:", run.m.shape, "at", len(run.t), "times from", run.t[0], "to", run.t[-1])
    for k in (0, len(run.t) - 1):
        print(f"t = {run.t[k]:.4g}: mass {run.mass()[k]:.12f}, mean {np.array2string(run.mean()[k], precision=6)}")
    if "--no-plot" in arguments:
        return
    try:
        draw(run, "density.png")
    except ImportError:
        print("without matplotlib there is no picture")


if __name__ == "__main__":
    main(sys.argv[1:])
