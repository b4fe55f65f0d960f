"""Reads the exports of runs with numpy, h5py and VTK and compares them with the runs' npy files.

    python3 python/test_exports.py RUN...

Each RUN was solved with output.exports = ["h5", "npz", "vti", "csv"].
"""

from __future__ import annotations

import json
import sys
import unittest
import xml.etree.ElementTree as ElementTree
from functools import wraps
from pathlib import Path
from typing import Callable, Optional

import h5py
import numpy as np
import vtk
from vtk.util.numpy_support import vtk_to_numpy

RUNS: list[Path] = []


class Run:
    """The arrays of a run folder, and what it says of itself."""

    def __init__(self, folder: Path) -> None:
        self.exports = folder / "exports"
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        metrics = json.loads((folder / "metrics.json").read_text(encoding="utf-8"))
        self.converged: bool = metrics["converged"]
        self.status: str = metrics["status"]
        self.axes = [axis["name"] for axis in self.manifest["axes"]]
        names = ["t", *self.axes, "m", "u", *(["paths"] if (folder / "paths.npy").exists() else [])]
        self.arrays = {name: np.load(folder / f"{name}.npy") for name in names}
        volume = "length" if len(self.axes) == 1 else f"length^{len(self.axes)}"
        self.units = {"t": "time", "x": "length", "y": "length", "z": "length", "m": f"1/{volume}", "u": "cost",
                      "paths": "length"}

    def labels(self, name: str) -> list[str]:
        """The axes of an array, slowest first."""
        if name == "paths":
            return ["t", "particle", "axis"]
        return ["t", *reversed(self.axes)] if name in "mu" else [name]

    def is_marked(self, file: Path) -> bool:
        """Whether the text at the beginning of a file says that the run has not converged, and with which status."""
        return f"This run has not converged: {self.status}." in file.read_bytes()[:300].decode("utf-8", "replace")


def for_each_run(test: Callable[[ForeignReaders, Run], None]) -> Callable[[ForeignReaders], None]:
    """Runs a test once for each run."""

    @wraps(test)
    def tests(self: ForeignReaders) -> None:
        self.assertTrue(RUNS, "no run was named")
        for folder in RUNS:
            with self.subTest(run=folder.name):
                test(self, Run(folder))

    return tests


class ForeignReaders(unittest.TestCase):
    def same(self, read: np.ndarray, run: Run, name: str, level: Optional[int] = None) -> None:
        written = run.arrays[name] if level is None else run.arrays[name][level]
        self.assertEqual(read.dtype, np.dtype("float64"), name)
        self.assertEqual(read.shape, written.shape, name)
        np.testing.assert_array_equal(read, written, name)

    @for_each_run
    def test_the_runs_tell_x_from_y_and_one_level_from_another(self, run: Run) -> None:
        lengths = [len(run.arrays[name]) for name in ["t", *run.axes]]
        self.assertEqual(len(set(lengths)), len(lengths), "two axes are alike")
        self.assertGreater(len(set(np.round(np.diff(run.arrays["t"]), 9))), 1, "the levels are evenly spaced")
        self.assertTrue(all(np.ptp(run.arrays["m"], axis=k).max() > 0 for k in range(len(lengths))), "m is constant along an axis")

    @for_each_run
    def test_numpy_reads_the_archive(self, run: Run) -> None:
        with np.load(run.exports / "fields.npz", allow_pickle=False) as archive:
            extra = set() if run.converged else {"unconverged"}
            self.assertEqual(set(archive.files), set(run.arrays) | extra)
            for name in run.arrays:
                self.same(archive[name], run, name)
            if not run.converged:
                self.assertEqual(str(archive["unconverged"]), run.status)

    @for_each_run
    def test_h5py_reads_arrays_units_and_axes(self, run: Run) -> None:
        with h5py.File(run.exports / "fields.h5", "r") as file:
            self.assertEqual(set(file), set(run.arrays))
            for name, dataset in file.items():
                self.same(dataset[...], run, name)
                self.assertEqual(dataset.attrs["units"].decode(), run.units[name])
                self.assertEqual([label.decode() for label in dataset.attrs["axes"]], run.labels(name))
            for axis in run.manifest["axes"]:
                attributes = file[axis["name"]].attrs
                self.assertEqual((attributes["from"], attributes["to"]), (axis["from"], axis["to"]))
                self.assertEqual(attributes["periodic"], axis["periodic"])
            self.assertEqual(file.attrs["title"].decode(), run.manifest["title"])
            self.assertEqual(file.attrs["converged"], run.converged)
            self.assertEqual("status" in file.attrs, not run.converged)

    @for_each_run
    def test_vtk_reads_every_level_of_the_collection(self, run: Run) -> None:
        collection = run.exports / "fields.pvd"
        entries = ElementTree.parse(collection).findall("Collection/DataSet")
        np.testing.assert_array_equal([float(entry.get("timestep")) for entry in entries], run.arrays["t"])
        self.assertEqual(run.is_marked(collection), not run.converged)
        for level, entry in enumerate(entries):
            reader = vtk.vtkXMLImageDataReader()
            reader.SetFileName(str(run.exports / entry.get("file")))
            reader.Update()
            image = reader.GetOutput()
            self.image(image, run, level)
            self.assertEqual(vtk_to_numpy(image.GetFieldData().GetArray("TimeValue")), run.arrays["t"][level])

    def image(self, image: vtk.vtkImageData, run: Run, level: int) -> None:
        points = [run.arrays[name] for name in run.axes]
        self.assertEqual(image.GetDimensions()[: len(points)], tuple(len(along) for along in points))
        for axis, along in enumerate(points):
            last = len(along) - 1
            corner = image.GetOrigin()[axis] + last * image.GetSpacing()[axis]
            np.testing.assert_allclose([image.GetOrigin()[axis], corner], [along[0], along[last]], rtol=1e-13, atol=1e-15)
        for name in "mu":
            array = image.GetPointData().GetArray(name)
            self.same(vtk_to_numpy(array).reshape([len(along) for along in reversed(points)]), run, name, level)
            self.assertEqual(array.GetInformation().Get(vtk.vtkDataArray.UNITS_LABEL()), run.units[name])
        self.assertEqual(vtk_to_numpy(image.GetFieldData().GetArray("converged")), int(run.converged))

    @for_each_run
    def test_numpy_reads_the_table(self, run: Run) -> None:
        file = run.exports / "fields.csv"
        self.assertEqual(run.is_marked(file), not run.converged)
        lines = file.read_text(encoding="utf-8").splitlines()
        head = lines[0 if run.converged else 1].split(",")
        self.assertEqual(head, ["t", *run.axes, "m", "u"])
        table = np.loadtxt(lines[1 if run.converged else 2:], delimiter=",")
        shape = run.arrays["m"].shape
        columns = dict(zip(head, (column.reshape(shape) for column in table.T)))
        for name in "mu":
            self.same(columns[name], run, name)
        for k, name in enumerate(run.labels("m")):
            along = run.arrays[name].reshape([-1 if j == k else 1 for j in range(len(shape))])
            np.testing.assert_array_equal(columns[name], np.broadcast_to(along, shape))


if __name__ == "__main__":
    RUNS = [Path(word) for word in sys.argv[1:]]
    unittest.main(argv=sys.argv[:1])
