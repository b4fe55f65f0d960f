package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KernelTextTest {

    private static final String OPERAND = "[av]\\d+";
    private static final String FUNCTION = "(lower|upper|less|at_most|equal|chosen|root|magnitude|power|exponential|logarithm|sine|cosine|tangent"
            + "|hyperbolic_tangent|error_function|unit_step)";
    private static final String NUMBER = "-?0x[01]\\.[0-9a-f]{1,13}p-?\\d{1,4}";

    private static final Pattern SIGNATURE = Pattern.compile("static void f\\((real a\\d+, )*real \\*r\\d+(, real \\*r\\d+)*\\)");
    private static final Pattern STORE = Pattern.compile("    \\*r\\d+ = " + OPERAND + ";");
    private static final Pattern VALUE = Pattern.compile("    const real (?<made>v\\d+) = (?<from>\\(real\\)\\(" + NUMBER + "\\)|-" + OPERAND + "|" + OPERAND
            + " [-+*/] " + OPERAND + "|" + FUNCTION + "\\(" + OPERAND + "(, " + OPERAND + "){0,2}\\));");

    /// What could leave a string, a comment, a line or a statement, or be taken for something generated.
    private static final List<String> HOSTILE = List.of("\"); system(\"id\"); (\"", "*/ /*", "//", "#include \"/etc/passwd\"", "\n#include <stdio.h>\n",
            "#pragma OPENCL FP_CONTRACT ON", "\\u0022", "\\u000a", "\\\n", "\n}\n", "\r\n", "??/\n", "??=include", "%:define real float", "; *r0 = 0;",
            "}; kernel void f() {", "__asm__(\"nop\")", "_Pragma(\"once\")", "__FILE__", "r0", "v2", "a1", "real", "NAN", "printf", "\0", "\u00e9", "\u2028", "\u202e",
            "\u0441os", "${x}", "$(id)", "`id`", "%s%n", "@", "'", "x".repeat(70_000));

    private static final List<String> PLACES = List.of("HERE", "x HERE", "HERE x", "x + HERE", "(HERE)", "exp(HERE)", "x^HERE", "where(x < HERE, 1, 2)", "norm([x, HERE])");

    static Stream<String> attacks() {
        return HOSTILE.stream().flatMap(hostile -> PLACES.stream().map(place -> place.replace("HERE", hostile)));
    }

    private static String text(List<String> inputs, Formula... outputs) {
        return KernelText.function("f", Program.of(inputs, outputs));
    }

    /// The values that a statement makes are made once, of inputs and values above, and all are read below.
    private static void assertInGrammar(String text) {
        List<String> lines = text.lines().toList();
        assertTrue(SIGNATURE.matcher(lines.getFirst()).matches(), text);
        assertEquals("{", lines.get(1));
        assertEquals("}", lines.getLast());
        Set<String> known = operands(lines.getFirst());
        Set<String> read = new HashSet<>(known);
        for (String line : lines.subList(2, lines.size() - 1)) {
            var value = VALUE.matcher(line);
            boolean makes = value.matches();
            assertTrue(makes || STORE.matcher(line).matches(), line);
            Set<String> operands = operands(makes ? value.group("from") : line);
            assertTrue(known.containsAll(operands), line);
            read.addAll(operands);
            if (makes) assertTrue(known.add(value.group("made")), line);
        }
        assertEquals(known, read, text);
    }

    private static Set<String> operands(String line) {
        return Pattern.compile("\\b" + OPERAND).matcher(line).results().map(MatchResult::group).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void aFunctionIsOneStatementForEachInstruction() {
        Formula formula = Parser.parse("-x*y/max(x, y, 0.5) + where(x <= y, exp(x), 0)", Scope.space(2, List.of()));
        assertEquals("""
                static void hamiltonian(real a0, real a1, real *r0)
                {
                    const real v2 = a0 * a1;
                    const real v3 = upper(a0, a1);
                    const real v4 = (real)(0x1.0p-1);
                    const real v5 = upper(v3, v4);
                    const real v6 = v2 / v5;
                    const real v7 = -v6;
                    const real v8 = at_most(a0, a1);
                    const real v9 = exponential(a0);
                    const real v10 = (real)(0x0.0p0);
                    const real v11 = chosen(v8, v9, v10);
                    const real v12 = v7 + v11;
                    *r0 = v12;
                }
                """, KernelText.function("hamiltonian", Program.of(List.of("x", "y"), formula)));
    }

    @Test
    void outputsMayShareValuesAndMayBeInputs() {
        Formula x = Formula.symbol("x");
        Formula square = x.times(x);
        assertEquals("""
                static void f(real a0, real a1, real *r0, real *r1, real *r2)
                {
                    const real v2 = a1 * a1;
                    *r0 = v2;
                    *r1 = a1;
                    *r2 = v2;
                }
                """, text(List.of("unread", "x"), square, x, square));
    }

    @ParameterizedTest
    @CsvSource({"0, 0x0.0p0", "-0.0, -0x0.0p0", "1.5, 0x1.8p0", "-0.1, -0x1.999999999999ap-4", "4.9E-324, 0x0.0000000000001p-1022",
        "1.7976931348623157E308, 0x1.fffffffffffffp1023"})
    void numbersKeepTheirBits(double value, String number) {
        assertTrue(text(List.of("x"), Formula.constant(value)).contains("    const real v1 = (real)(" + number + ");\n"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void randomFormulasStayInTheGrammar(long seed) {
        RandomFormulas random = new RandomFormulas(seed);
        for (int trial = 0; trial < 700; trial++) {
            String text = text(RandomFormulas.SYMBOLS, random.next(trial % 7), random.next(2));
            assertInGrammar(text);
            Set<String> words = new HashSet<>(List.of(text.split("\\W+")));
            assertTrue(RandomFormulas.SYMBOLS.stream().noneMatch(words::contains), text);
        }
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void namesLeaveNoTrace(String name) {
        Formula x = Formula.symbol("x");
        Formula hostile = Formula.symbol(name);
        assertEquals(text(List.of("x", "y"), x.plus(x.times(x)), x), text(List.of(name, "y"), hostile.plus(hostile.times(hostile)), hostile));
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void hostileFormulasAreRefusedOrHarmless(String formula) {
        Formula read;
        try {
            read = Parser.parse(formula, Scope.space(1, List.of()));
        } catch (FormulaException refused) {
            assertTrue(refused.issues().size() > 0);
            return;
        }
        assertEquals(Set.of("x"), read.symbols());
        assertInGrammar(text(List.of("x"), read));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "F", "_f", "9f", "f g", "f()", "f\n", "f;", "f\u00e9", "f-1", "f*/"})
    void functionsAreCalledByPlainNames(String name) {
        assertThrows(IllegalArgumentException.class, () -> KernelText.function(name, Program.of(List.of("x"), Formula.symbol("x"))));
    }
}
