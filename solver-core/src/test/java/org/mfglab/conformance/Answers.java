package org.mfglab.conformance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.mfglab.device.Backend;
import org.mfglab.device.Buffer;

/// What a device answers to a series of questions, for a comparison with the processor on one thread.
final class Answers {

    /// Asks a device, and notes down what it answers.
    interface Questions {
        void ask(Backend backend, Answers answers);
    }

    private record Answer(String name, double[] values) { }

    private final List<Answer> answers = new ArrayList<>();

    private Answers(Backend backend, Questions questions) {
        questions.ask(backend, this);
    }

    void add(String name, Buffer buffer) {
        add(name, LineChecks.values(buffer));
    }

    void add(String name, double... values) {
        answers.add(new Answer(name, values));
    }

    /// Bit by bit.
    static void same(Backend device, Questions questions, Object told) {
        compare(device, questions, (expected, found) -> assertArrayEquals(expected.values, found.values, () -> found.name + " of " + told));
    }

    /// Up to a part of the largest value of each answer.
    static void near(Backend device, double part, Questions questions, Object told) {
        compare(device, questions, (expected, found) ->
                assertArrayEquals(expected.values, found.values, part * Slice.magnitude(expected.values), () -> found.name + " of " + told));
    }

    private interface Comparison {
        void of(Answer expected, Answer found);
    }

    private static void compare(Backend device, Questions questions, Comparison comparison) {
        try (Backend processor = Backend.cpu(1)) {
            Answers expected = new Answers(processor, questions);
            Answers found = new Answers(device, questions);
            assertEquals(expected.answers.size(), found.answers.size());
            for (int i = 0; i < expected.answers.size(); i++) comparison.of(expected.answers.get(i), found.answers.get(i));
        }
    }
}
