"""Tests of mfglab.py on a hand-made run folder and a stand-in program: python3 python/test_mfglab.py"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent))
import mfglab  # noqa: E402

METRICS = {"schema": 1, "name": "crowd", "status": "converged_residual", "converged": True,
           "residual": {"hjb": 3.1e-8, "fokker_planck": 2.2e-13, "fixed_point": None}}

STAND_IN = """#!{python}
import json, sys
arguments = sys.argv[1:]
print(json.dumps({{"ev": "start", "schema": 1}}), flush=True)
print("not an event")
print(json.dumps({{"ev": "iter", "k": 1}}), flush=True)
sys.stderr.write("x" * 300000 + json.dumps(arguments) + "\\n")
print(json.dumps({{"ev": "end", "status": "any", "exit": {exit}, "dir": {run!r}}}), flush=True)
sys.exit({exit})
"""


def write_run(folder: Path, shape: tuple[int, ...], levels: int = 3) -> np.ndarray:
    """Writes a run whose density is one unit cell of mass 1 that moves one cell along x at each level."""
    folder.mkdir(parents=True, exist_ok=True)
    for axis, n in zip("xyz", reversed(shape)):
        np.save(folder / f"{axis}.npy", (np.arange(n) + 0.5) / n)
    np.save(folder / "t.npy", np.linspace(0.0, 1.0, levels))
    m = np.zeros((levels, *shape))
    for k in range(levels):
        m[(k, *(n // 2 for n in shape[:-1]), k)] = np.prod(shape)
    np.save(folder / "m.npy", m)
    np.save(folder / "u.npy", -m)
    (folder / "metrics.json").write_text(json.dumps(METRICS), encoding="utf-8")
    (folder / "manifest.json").write_text('{"seed": 1}', encoding="utf-8")
    (folder / "status.json").write_text('{"state": "done"}', encoding="utf-8")
    (folder / "problem.toml").write_text('title = "Straße"\n', encoding="utf-8")
    (folder / "residuals.csv").write_text(
        "iteration,wall_s,hjb,fokker_planck,fixed_point,mass_error,exploitability\n"
        "1,0.1,1e-3,2e-16,0.5,1e-15,\n2,0.2,1e-6,2e-16,0.1,1e-15,4e-9\n", encoding="utf-8")
    return m


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        place = tempfile.TemporaryDirectory()
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)


class LoadTest(Folder):
    def test_fields_have_x_last_in_every_dimension(self) -> None:
        for shape in [(8,), (6, 8), (4, 6, 8)]:
            with self.subTest(shape=shape):
                folder = self.folder / f"run{len(shape)}"
                m = write_run(folder, shape)
                run = mfglab.load(folder)
                self.assertEqual(run.shape, shape)
                self.assertEqual(run.dimension, len(shape))
                self.assertEqual(list(run.coordinates), list("xyz"[:len(shape)]))
                np.testing.assert_array_equal(run.m, m)
                np.testing.assert_array_equal(run.u, -m)

    def test_arrays_are_mapped_and_read_only(self) -> None:
        write_run(self.folder, (6, 8))
        run = mfglab.load(str(self.folder))
        self.assertIsInstance(run.m, np.memmap)
        with self.assertRaises(ValueError):
            run.m[0, 0, 0] = 1.0

    def test_mass_and_mean_follow_the_density(self) -> None:
        write_run(self.folder, (4, 6, 8))
        run = mfglab.load(self.folder)
        np.testing.assert_allclose(run.mass(), 1.0, rtol=1e-15)
        expected = [[(k + 0.5) / 8, 3.5 / 6, 2.5 / 4] for k in range(3)]
        np.testing.assert_allclose(run.mean(), expected, rtol=1e-14)

    def test_the_spacing_of_an_axis_with_one_point_is_that_of_the_manifest(self) -> None:
        write_run(self.folder, (1, 8))
        with self.assertRaisesRegex(mfglab.MfglabError, "along y, with one point"):
            mfglab.load(self.folder).mass()
        axes = [{"name": "x", "from": 0.0, "to": 1.0, "n": 8, "periodic": False},
                {"name": "y", "from": 0.0, "to": 2.0, "n": 1, "periodic": False}]
        (self.folder / "manifest.json").write_text(json.dumps({"axes": axes}), encoding="utf-8")
        run = mfglab.load(self.folder)
        self.assertEqual(run.spacing, {"x": 0.125, "y": 2.0})
        np.testing.assert_allclose(run.mass(), 2.0, rtol=1e-15)
        self.assertEqual(run.mean().shape, (3, 2))

    def test_texts_and_tables_are_read(self) -> None:
        write_run(self.folder, (8,))
        run = mfglab.load(self.folder)
        self.assertEqual(run.metrics, METRICS)
        self.assertEqual(run.manifest, {"seed": 1})
        self.assertEqual(run.problem, 'title = "Straße"\n')
        self.assertEqual(run.state, "done")
        self.assertTrue(run.converged)
        self.assertIn("crowd", repr(run))
        self.assertIsNone(run.y)
        self.assertIsNone(run.paths)
        np.testing.assert_array_equal(run.residuals["fixed_point"], [0.5, 0.1])
        np.testing.assert_array_equal(run.residuals["exploitability"], [np.nan, 4e-9])

    def test_a_run_that_has_not_ended_has_a_state_and_no_metrics(self) -> None:
        (self.folder / "status.json").write_text('{"state": "running"}', encoding="utf-8")
        run = mfglab.load(self.folder)
        self.assertEqual((run.state, run.metrics, run.converged), ("running", {}, False))

    def test_a_folder_without_a_run_is_refused(self) -> None:
        with self.assertRaisesRegex(mfglab.MfglabError, "holds no run"):
            mfglab.load(self.folder)

    def test_xarray_carries_names_and_coordinates_or_says_what_is_missing(self) -> None:
        write_run(self.folder, (6, 8))
        run = mfglab.load(self.folder)
        with mock.patch.dict(sys.modules, {"xarray": None}):
            with self.assertRaisesRegex(ImportError, "pip install xarray"):
                run.to_xarray()
        recorder = mock.Mock()
        with mock.patch.dict(sys.modules, {"xarray": recorder}):
            run.to_xarray()
        (variables,), named = recorder.Dataset.call_args
        self.assertEqual(variables["m"][0], ("t", "y", "x"))
        self.assertEqual(list(named["coords"]), ["t", "x", "y"])


@unittest.skipIf(os.name == "nt", "the stand-in program is a script with a first line")
class SolveTest(Folder):
    def stand_in(self, exit_code: int) -> Path:
        run = self.folder / "run"
        write_run(run, (8,))
        program = self.folder / "program"
        program.write_text(STAND_IN.format(python=sys.executable, exit=exit_code, run=str(run)), encoding="utf-8")
        program.chmod(0o755)
        environment = mock.patch.dict(os.environ, {"MFGLAB": str(program)})
        environment.start()
        self.addCleanup(environment.stop)
        return run

    def test_events_reach_the_callback_and_the_result_is_loaded(self) -> None:
        folder = self.stand_in(0)
        events: list[str] = []
        run = mfglab.solve("crowd", progress=lambda event: events.append(event["ev"]))
        self.assertEqual(run.path, folder)
        self.assertEqual(events, ["start", "iter", "end"])

    def test_a_failure_carries_exit_code_messages_and_folder(self) -> None:
        folder = self.stand_in(4)
        with self.assertRaises(mfglab.MfglabError) as caught:
            mfglab.solve("crowd", out="here", params={"c": 2, "deep": {"d": np.float64(0.5)}}, **{"grid.n": (64, 64)})
        self.assertEqual(caught.exception.exit_code, 4)
        self.assertEqual(caught.exception.folder, folder)
        words = json.loads(caught.exception.stderr.lstrip("x"))
        self.assertEqual(words, ["solve", "crowd", "--json", "--progress", "none", "--set", "params.c=2",
                                 "--set", "params.deep.d=0.5", "--set", "grid.n=[64, 64]", "--out", "here"])

    def test_a_failing_callback_ends_the_program(self) -> None:
        self.stand_in(0)
        with self.assertRaises(ZeroDivisionError):
            mfglab.solve("crowd", progress=lambda event: 1 / 0)

    def test_a_program_that_is_not_there_is_named(self) -> None:
        with mock.patch.dict(os.environ, {"MFGLAB": str(self.folder / "absent")}):
            with self.assertRaisesRegex(mfglab.MfglabError, "absent"):
                mfglab.solve("crowd")

    def test_the_first_steps_run_on_a_run_folder(self) -> None:
        write_run(self.folder, (6, 8))
        script = Path(__file__).resolve().parents[1] / "examples" / "python" / "first_steps.py"
        result = subprocess.run([sys.executable, str(script), str(self.folder), "--no-plot"],
                                capture_output=True, encoding="utf-8", check=False)
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertIn("mass", result.stdout)


class TomlTest(unittest.TestCase):
    def test_values_become_toml(self) -> None:
        cases = [(True, "true"), (3, "3"), (1e-7, "1e-07"), (float("inf"), "inf"), (np.int64(4), "4"),
                 ([1.5, [2]], "[1.5, [2]]"), (np.array([1, 2]), "[1, 2]"),
                 ('a "b" \\ é\n\x7f', '"a \\"b\\" \\\\ é\\n\\u007F"'), (Path("a/b"), json.dumps(str(Path("a/b"))))]
        for value, text in cases:
            with self.subTest(text=text):
                self.assertEqual(mfglab._toml(value), text)

    def test_what_has_no_form_is_refused(self) -> None:
        with self.assertRaisesRegex(TypeError, "no form"):
            mfglab._toml(None)


if __name__ == "__main__":
    unittest.main()
