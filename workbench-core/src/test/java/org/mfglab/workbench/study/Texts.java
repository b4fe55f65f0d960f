package org.mfglab.workbench.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Problem files for the tests, and short ways to read them.
final class Texts {

    /// A small valid problem.
    static final String SMALL = """
            schema = 1
            kind = "mfg"
            [params]
            c = 1.0
            k = { value = 0.5, range = [0.0, 1.0], help = "dislike of crowds" }
            [domain]
            x = [0.0, 1.0]
            y = [0.0, 2.0]
            [time]
            T = 1
            nt = 10
            [grid]
            n = [16, 32]
            [diffusion]
            nu = 0.1
            [hamiltonian]
            H = "c*norm(p)^2"
            [coupling]
            running = "k*m"
            [field.initial]
            type = "formula"
            expr = "1 + x"
            """;

    private Texts() { }

    static String resource(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Reading read(String text, String... settings) {
        return ProblemFile.read(text, "small.toml", Path.of(""), Arrays.stream(settings).map(Setting::parse).toList());
    }

    static Study study(String text, String... settings) {
        return switch (read(text, settings)) {
            case Reading.Accepted(Study study, List<Issue> _) -> study;
            case Reading.Refused(List<Issue> issues) -> throw new AssertionError(issues);
        };
    }

    /// The issues, each in one line.
    static List<String> lines(Reading reading) {
        return reading.issues().stream().map(Issue::toString).toList();
    }

    /// The one issue of a file that has one.
    static Issue issue(String text, String... settings) {
        List<Issue> issues = read(text, settings).issues();
        if (issues.size() != 1) throw new AssertionError("One issue expected: " + issues);
        return issues.getFirst();
    }
}
