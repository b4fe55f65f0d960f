package org.mfglab.conformance;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mfglab.conformance.LineChecks.Lines;
import org.mfglab.device.Backend;
import org.mfglab.formula.SlopeFunction;

/// The processor, with which other devices are compared, is compared itself with dense matrices and sums over all pairs of cells.
class CpuAgainstDenseMatricesTest {

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#lines")
    void lineSolvesAgree(Lines lines) {
        // A rising exponential has no cheapest slope: what standing at a wall costs is a limit that line solves do not take.
        int kinds = lines.grid().size() > 70 ? 4 : lines.grid().periodic(0) ? 8 : 6;
        try (Backend backend = Backend.cpu(2)) {
            for (SlopeFunction h : LineChecks.functions(lines.axis()).subList(0, kinds))
                for (String nu : List.of("0", "0.1")) LineChecks.agree(backend, lines, h, nu);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#longLines")
    void longLineSolvesAgree(Lines lines) {
        try (Backend backend = Backend.cpu(2)) {
            LineChecks.agree(backend, lines, LineChecks.functions(lines.axis()).getFirst(), "0.1");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LineChecks#rooms")
    void lineSolvesInEveryRoomAgree(Lines lines) {
        List<SlopeFunction> functions = LineChecks.crowded(lines.axis());
        try (Backend backend = Backend.cpu(2)) {
            for (SlopeFunction h : lines.grid().size() > 200 ? functions.subList(0, 1) : functions) LineChecks.agree(backend, lines, h, "0.1*(1 + 0.5*cos(3*x) + t*V)");
            LineChecks.agree(backend, lines, functions.getFirst(), "0");
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.LevelStageChecks#cases")
    void levelsAgree(LevelStageChecks.Case test) {
        try (Backend backend = Backend.cpu(2)) {
            LevelStageChecks.agree(backend, test);
            LevelStageChecks.shortStepsArePreconditionedWell(backend, test);
        }
    }

    @ParameterizedTest
    @MethodSource("org.mfglab.conformance.ConvolutionChecks#places")
    void convolutionsAgreeWithSums(Place place) {
        try (Backend backend = Backend.cpu(2)) {
            ConvolutionChecks.agreeWithSums(backend, place);
        }
    }
}
