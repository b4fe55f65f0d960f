"""Reads the run folders of MFGLab, and starts the program, from Python.

One file that needs numpy alone; copy it beside your script or put its folder on ``PYTHONPATH``.

    import mfglab

    run = mfglab.solve("eight-gaussians", grid={"n": [128, 128]})   # or mfglab.load("runs/...")
    run.m.shape                                                     # (levels, ny, nx): x is the last axis
    run.metrics["residual"]["hjb"]

The equations and their signs, with H_p the derivative of H in p:

    -d_t u + r u - nu Lap u + H(x, t, grad u, m) = F(x, t, m)
     d_t m - nu Lap m - div(m H_p(x, t, grad u, m)) = s

so that the agents move with the velocity -H_p.
"""

from __future__ import annotations

import csv
import json
import math
import os
import shutil
import signal
import subprocess
import threading
from functools import cached_property
from pathlib import Path
from typing import Any, Callable, Iterator, Mapping, Optional, Sequence, Union

import numpy as np

__all__ = ["MfglabError", "Run", "load", "solve"]

PathLike = Union[str, "os.PathLike[str]"]


class MfglabError(Exception):
    """The program ended with a failure, or a folder holds no run.

    Attributes:
        exit_code: what the program ended with; None where no program ran.
            3: the problem file is invalid; 4: the tolerance was not reached; 5: diverged.
        stderr: everything the program wrote to stderr.
        folder: the run folder, where one was written: after exit 4, 5, 9 or 130 ``load(error.folder)``
            reads what was reached.
    """

    def __init__(
        self, message: str, exit_code: Optional[int] = None, stderr: str = "", folder: Optional[Path] = None
    ) -> None:
        super().__init__(message)
        self.exit_code = exit_code
        self.stderr = stderr
        self.folder = folder


class Run:
    """A run folder. Nothing is read before it is asked for; arrays are mapped from disk, read-only.

    Arrays of fields have the axes ``[t, (z,) (y,) x]``; ``m[k]`` of a 2-D run is shown upright by
    ``plt.imshow(run.m[k], origin="lower")``.
    """

    def __init__(self, folder: PathLike) -> None:
        self.path = Path(folder)
        if not (self.path / "t.npy").is_file() and not (self.path / "status.json").is_file():
            raise MfglabError(
                f"The folder '{self.path}' holds no run: neither t.npy nor status.json is there. "
                "Maybe it is the folder above the run."
            )

    def __repr__(self) -> str:
        return f"<mfglab.Run {self.name!r}, {self.state}, in '{self.path}'>"

    # --- fields ---------------------------------------------------------------------------------

    @cached_property
    def t(self) -> np.ndarray:
        """The stored times, increasing from 0 to T."""
        return self._array("t")

    @cached_property
    def x(self) -> np.ndarray:
        """The grid points of the first axis."""
        return self._array("x")

    @cached_property
    def y(self) -> Optional[np.ndarray]:
        """The grid points of the second axis; None in 1-D."""
        return self._optional_array("y")

    @cached_property
    def z(self) -> Optional[np.ndarray]:
        """The grid points of the third axis; None in 1-D and 2-D."""
        return self._optional_array("z")

    @cached_property
    def m(self) -> np.ndarray:
        """The density ``[t, (z,) (y,) x]``."""
        return self._array("m")

    @cached_property
    def u(self) -> np.ndarray:
        """The value function ``[t, (z,) (y,) x]``."""
        return self._array("u")

    @cached_property
    def paths(self) -> Optional[np.ndarray]:
        """The paths of single agents ``[time, particle, axis]``; None where none were asked for."""
        return self._optional_array("paths")

    # --- the grid -------------------------------------------------------------------------------

    @property
    def coordinates(self) -> dict[str, np.ndarray]:
        """The grid points by axis name, in the order x, y, z."""
        axes = {"x": self.x, "y": self.y, "z": self.z}
        return {name: points for name, points in axes.items() if points is not None}

    @property
    def dimension(self) -> int:
        """1, 2 or 3."""
        return len(self.coordinates)

    @property
    def shape(self) -> tuple[int, ...]:
        """The shape of one time level, slowest axis first: ``(nz, ny, nx)``, ``(ny, nx)`` or ``(nx,)``."""
        return tuple(len(points) for points in reversed(self.coordinates.values()))

    @property
    def spacing(self) -> dict[str, float]:
        """The grid spacings by axis name, in the order x, y, z: the length of the axis over its number of points."""
        known = {axis["name"]: (axis["to"] - axis["from"]) / axis["n"] for axis in self.manifest.get("axes", [])}
        axes = self.coordinates.items()
        return {name: known[name] if name in known else _step(name, points) for name, points in axes}

    @property
    def cell_volume(self) -> float:
        """The product of the grid spacings."""
        return math.prod(self.spacing.values())

    def mass(self) -> np.ndarray:
        """The mass of the density at each stored time, sum of m times the cell volume."""
        return np.array([float(level.sum(dtype=np.float64)) for level in self.m]) * self.cell_volume

    def mean(self) -> np.ndarray:
        """The mean position at each stored time, ``[t, axis]`` with the axes in the order x, y, z."""
        means = np.empty((len(self.m), self.dimension))
        for k, level in enumerate(self.m):
            for axis, points in enumerate(self.coordinates.values()):
                others = tuple(i for i in range(self.dimension) if i != self.dimension - 1 - axis)
                marginal = level.sum(axis=others, dtype=np.float64)
                means[k, axis] = marginal @ points / marginal.sum()
        return means

    # --- what is known about the run ------------------------------------------------------------

    @cached_property
    def metrics(self) -> dict[str, Any]:
        """The contents of metrics.json: residuals, errors, cost, exploitability; empty before the run ended."""
        return self._json("metrics.json")

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """The contents of manifest.json: versions, command, seed, device, times."""
        return self._json("manifest.json")

    @property
    def state(self) -> str:
        """queued, running, done, interrupted or failed; read anew at each call."""
        return str(self._json("status.json").get("state", "unknown"))

    @property
    def name(self) -> str:
        """The name of the problem, or that of the folder before the run ended."""
        return str(self.metrics.get("name", self.path.name))

    @property
    def converged(self) -> bool:
        """Whether every certified residual passed its tolerance."""
        return bool(self.metrics.get("converged", False))

    @cached_property
    def problem(self) -> str:
        """The text of the problem file, as given."""
        return (self.path / "problem.toml").read_text(encoding="utf-8")

    @cached_property
    def resolved(self) -> str:
        """The text of the problem file with every value and its origin."""
        return (self.path / "resolved.toml").read_text(encoding="utf-8")

    @cached_property
    def residuals(self) -> dict[str, np.ndarray]:
        """The columns of residuals.csv by name; NaN where a value was not computed."""
        with (self.path / "residuals.csv").open(encoding="utf-8", newline="") as lines:
            header, *rows = csv.reader(lines)
        table = np.array([[float(cell) if cell else math.nan for cell in row] for row in rows])
        return {name: table.reshape(len(rows), len(header))[:, i] for i, name in enumerate(header)}

    def to_xarray(self) -> Any:
        """An ``xarray.Dataset`` with the variables m and u over t and the axes.

        Raises:
            ImportError: the package xarray is not installed.
        """
        try:
            import xarray
        except ImportError as missing:
            raise ImportError("Run.to_xarray() needs the package xarray: python3 -m pip install xarray") from missing
        axes = ("t", *reversed(self.coordinates))
        return xarray.Dataset(
            {
                "m": (axes, self.m, {"long_name": "density"}),
                "u": (axes, self.u, {"long_name": "value function"}),
            },
            coords={"t": self.t, **self.coordinates},
            attrs={"name": self.name, "status": self.metrics.get("status", self.state)},
        )

    # --- reading --------------------------------------------------------------------------------

    def _array(self, name: str) -> np.ndarray:
        return np.load(self.path / f"{name}.npy", mmap_mode="r", allow_pickle=False)

    def _optional_array(self, name: str) -> Optional[np.ndarray]:
        return self._array(name) if (self.path / f"{name}.npy").is_file() else None

    def _json(self, name: str) -> dict[str, Any]:
        file = self.path / name
        return json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}


def _step(name: str, points: np.ndarray) -> float:
    """The distance of neighbours, for a run without a manifest."""
    if len(points) < 2:
        raise MfglabError(f"The spacing along {name}, with one point, is unknown: manifest.json does not tell the axes.")
    return float(points[1] - points[0])


def load(run: PathLike) -> Run:
    """Opens a run folder.

    Raises:
        MfglabError: the folder holds no run.
    """
    return Run(run)


def solve(
    file: PathLike,
    *,
    out: Optional[PathLike] = None,
    progress: Optional[Callable[[dict[str, Any]], None]] = None,
    options: Sequence[str] = (),
    **set: Any,
) -> Run:
    """Solves a problem with the program ``mfglab`` and opens the result.

    The program is the file named by the environment variable ``MFGLAB``, else the launcher in the folder
    above this file, else ``mfglab`` on the ``PATH``.

    Args:
        file: a problem file, or the name of a preset.
        out: the run folder to write; absent or empty. By default ``runs/<time>-<name>-<id>``.
        progress: called with each event of the program, a dictionary whose key ``ev`` is
            start, iter, warn or end.
        options: more words for the command line, for example ``["--threads", "2"]``.
        **set: values that replace those of the file: ``params={"c": 2}`` and ``**{"params.c": 2}``
            both set the key c of the table params.

    Raises:
        MfglabError: the program did not end with 0; see its attributes.
    """
    command = [_launcher(), "solve", os.fspath(file), "--json", "--progress", "none", *options]
    for key, value in _dotted(set):
        command += ["--set", f"{key}={_toml(value)}"]
    if out is not None:
        command += ["--out", os.fspath(out)]
    exit_code, stderr, folder = _follow(command, progress)
    if folder is None and out is not None and Path(out).is_dir():
        folder = Path(out)
    if exit_code != 0:
        message = stderr.strip() or "no message"
        raise MfglabError(f"mfglab ended with {exit_code}: {message}", exit_code, stderr, folder)
    if folder is None:
        raise MfglabError("mfglab ended with 0 but named no run folder", exit_code, stderr)
    return load(folder)


def _launcher() -> str:
    """The program to start."""
    named = os.environ.get("MFGLAB")
    if named:
        return named
    beside = Path(__file__).resolve().parent.parent / ("mfglab.cmd" if os.name == "nt" else "mfglab")
    found = str(beside) if beside.is_file() else shutil.which("mfglab")
    if found is None:
        raise MfglabError(
            f"The program mfglab is neither '{beside}' nor on the PATH. "
            "Maybe the environment variable MFGLAB should name it."
        )
    return found


def _follow(
    command: Sequence[str], progress: Optional[Callable[[dict[str, Any]], None]]
) -> tuple[int, str, Optional[Path]]:
    """Runs a command, hands its events on, and returns its exit code, its stderr and the run folder it named."""
    folder = None
    complaints: list[str] = []
    try:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8",
            errors="replace", start_new_session=os.name != "nt",
        )
    except OSError as error:
        raise MfglabError(f"The program '{command[0]}' does not start: {error.strerror}.") from error
    with process:
        # stderr is read beside stdout, or a full pipe of the one would stop the other.
        reader = threading.Thread(target=lambda: complaints.append(process.stderr.read()), daemon=True)
        reader.start()
        try:
            for line in process.stdout:
                event = _event(line)
                if event is None:
                    continue
                if event.get("dir"):
                    folder = Path(event["dir"])
                if progress is not None:
                    progress(event)
            process.wait()
        except BaseException:
            # Ctrl-C or a failing callback: the program writes its partial result and ends.
            _interrupt(process)
            process.wait()
            raise
        reader.join()
    return process.returncode, "".join(complaints), folder


def _interrupt(process: subprocess.Popen) -> None:
    """What Ctrl-C does, once: the program has a session of its own, so that the terminal does not send it a second."""
    if os.name == "nt":
        process.terminate()
    elif process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)


def _event(line: str) -> Optional[dict[str, Any]]:
    """The event that a line of output holds, or None."""
    if not line.startswith("{"):
        return None
    event = json.loads(line)
    return event if "ev" in event else None


def _dotted(values: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The leaves of nested dictionaries, with the keys on the way joined by dots."""
    for key, value in values.items():
        if isinstance(value, Mapping):
            yield from _dotted(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _toml(value: Any) -> str:
    """A value as TOML text."""
    if isinstance(value, (np.ndarray, np.generic)):
        value = value.tolist()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (str, os.PathLike)):
        return json.dumps(os.fspath(value), ensure_ascii=False).replace("\x7f", "\\u007F")
    if isinstance(value, Sequence):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    raise TypeError(f"The value {value!r} has no form in a problem file: use numbers, text, true, false or lists.")
