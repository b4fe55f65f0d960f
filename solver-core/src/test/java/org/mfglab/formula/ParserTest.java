package org.mfglab.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParserTest {

    private static final Scope PLANE = Scope.of(2, List.of("c", "nu"));
    private static final Map<String, Double> POINT = Map.of("x", 3.0, "y", 4.0, "p_x", -6.0, "p_y", 8.0, "m", 0.5, "nu", 0.1);

    private static FormulaException refused(String text) {
        return assertThrows(FormulaException.class, () -> Parser.parse(text, PLANE));
    }

    private static FormulaIssue onlyIssue(String text) {
        List<FormulaIssue> issues = refused(text).issues();
        assertEquals(1, issues.size(), issues::toString);
        return issues.getFirst();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 + 2*3                         | 7
            2*3^2                           | 18
            2**3                            | 8
            -2^2                            | -4
            (-2)^2                          | 4
            2^-1                            | 0.5
            2^3^2                           | 512
            2^-2^2                          | 0.0625
            -x^2                            | -9
            10 - 3 - 2                      | 5
            16/4/2                          | 2
            8/2*4                           | 16
            2*-3                            | -6
            - -3                            | 3
            +3 - +2                         | 1
            2.                              | 2
            .5                              | 0.5
            1e-3                            | 0.001
            1E+2                            | 100
            cos(pi)                         | -1
            norm(p)                         | 10
            norm([x, y])                    | 5
            dot(p, [x, y])                  | 14
            abs(-x) + sqrt(y)               | 5
            min(x, y, 1) + max(x, y)        | 5
            step(0) + step(-1) + step(1)    | 2
            log(exp(2))                     | 2
            where(x < y, 1, 2)              | 1
            where(x >= y or x == 3, 1, 2)   | 1
            where(x > 1 and not y != 4, 1, 2)        | 1
            where(not (x > 1 and y > 9), 1, 2)       | 1
            where((x + 1)*2 > 7, 1, 2)               | 1
            where(((x)) > 2 and (y < 1 or (y > 3)), 1, 2) | 1
            where((where(x > 0, 1, 0)) == 1, 5, 6)   | 5
            where(x > 9 and x > 9 or x > 0, 1, 2)    | 1
            """)
    void precedenceIsThatOfMathematics(String text, double value) {
        assertEquals(value, Parser.parse(text, PLANE).evaluate(POINT), 1e-15, text);
    }

    @Test
    void inOneDimensionTheVectorIsItsOnlyComponent() {
        Formula formula = Parser.parse("p^2/2 + norm(p)", Scope.of(1, List.of()));
        assertEquals(Set.of("p_x"), formula.symbols());
    }

    @Test
    void theScopesKnowWhatTheyAreFor() {
        assertEquals("[m, mean_x, p, p_x, t, x]", Scope.of(1, List.of()).names().toString());
        assertEquals("[k, m, mean_x, mean_y, t, x, y]", Scope.coupling(2, List.of("k")).names().toString());
        assertEquals("[x, y, z]", Scope.space(3, List.of()).names().toString());
        assertEquals("[t, x]", Scope.spaceTime(1, List.of()).names().toString());
        assertTrue(Scope.isName("lambda_2") && !Scope.isName("2x") && !Scope.isName("exp") && !Scope.isName("pi") && !Scope.isName("é"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~                | 0  | 0  | The formula is empty.
            x +               | 3  | 3  | The formula ends where a number, a name or a parenthesis is expected.
            2x                | 1  | 2  | 'x' stands where an operator is expected.
            (x                | 2  | 2  | The formula ends where ')' is expected.
            x)                | 1  | 2  | ')' stands where an operator is expected.
            x*/y              | 2  | 3  | '/' stands where a number, a name or a parenthesis is expected.
            1 + 1e999         | 4  | 9  | The number 1e999 is too large: the largest is about 1.8e308.
            sin x             | 0  | 3  | The function sin needs its arguments in parentheses.
            y + max(x)        | 4  | 7  | The function max takes 2 to 64 arguments, not 1.
            sin(x, y)         | 0  | 3  | The function sin takes 1 argument, not 2.
            m + p             | 4  | 5  | The vector 'p' may stand only inside norm and dot.
            1 + [x, y]        | 4  | 5  | A vector may stand only inside norm and dot.
            norm(x)           | 5  | 6  | Inside norm and dot a vector is expected, such as p or [a, b].
            dot(p, [x])       | 0  | 3  | The vectors of dot have 2 and 1 components; they must have equally many.
            x > 1             | 2  | 3  | '>' may stand only in the first argument of where.
            where(x, 1, 2)    | 7  | 8  | The first argument of where must be a comparison.
            where(x > 1, 1)   | 14 | 15 | ')' stands where ',' is expected.
            x(y)              | 0  | 1  | 'x' is not a function.
            x = y             | 2  | 3  | The character '=' has no meaning in a formula.
            """)
    void mistakesHaveAPlaceAndAReason(String text, int start, int end, String message) {
        FormulaIssue issue = onlyIssue(text == null ? "" : text);
        assertEquals(message, issue.message());
        assertEquals(List.of(start, end), List.of(issue.start(), issue.end()));
    }

    @Test
    void allUnknownNamesAndCharactersAreReportedAtOnceWithAdvice() {
        List<FormulaIssue> issues = refused("p_q + nuu*x + fog(y) + q;x + nuu").issues();
        assertEquals(List.of(0, 6, 14, 23, 24), issues.stream().map(FormulaIssue::start).toList());
        assertEquals("Did you mean 'p_x'?", issues.getFirst().suggestion());
        assertEquals("Did you mean 'nu'?", issues.get(1).suggestion());
        assertEquals("Did you mean 'log'?", issues.get(2).suggestion());
        assertEquals("The symbol 'p_q' is unknown. Known are: c m mean_x mean_y nu p p_x p_y t x y.", issues.getFirst().message());
    }

    @Test
    void aMistakeOfGrammarComesTogetherWithUnknownNames() {
        assertEquals(List.of(0, 5), refused("foo* *x").issues().stream().map(FormulaIssue::start).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x²   | Write ^2.
            x·y  | Write *.
            −x   | Write - (the minus of the keyboard).
            2*π  | Write pi.
            x ≤ y | Write <=.
            x && y | Write and.
            """)
    void charactersOfOtherKeyboardsGetAdvice(String text, String advice) {
        assertEquals(advice, onlyIssue(text).suggestion());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x\u0000", "x + \uD83D\uDE00", "\u0663 + x", "\uD800", "\uFF11", "x\u00a0+ 1", "\u200bx", "п", "ı"})
    void charactersBeyondAsciiAreRefused(String text) {
        FormulaIssue issue = onlyIssue(text);
        assertTrue(issue.message().startsWith("The character U+"), issue::message);
    }

    @Test
    void hostileTextsAreRefusedQuicklyWithValueAndLimit() {
        Map<String, String> reasons = Map.ofEntries(
                Map.entry("(".repeat(9_000) + "x" + ")".repeat(900), "more than 64 levels"),
                Map.entry("-".repeat(9_000) + "x", "more than 64 levels"),
                Map.entry("x^".repeat(4_000) + "x", "more than 64 levels"),
                Map.entry("x/".repeat(4_000) + "x", "more than 64 levels"),
                Map.entry("abs(".repeat(3_000), "more than 64 levels"),
                Map.entry("where(".repeat(3_000), "more than 64 levels"),
                Map.entry("where(" + "not ".repeat(3_000) + "x>1,1,2)", "more than 64 levels"),
                Map.entry("where(" + "(".repeat(3_000) + "x>1", "more than 64 levels"),
                Map.entry("(".repeat(100_000), "more than 10000 numbers"),
                Map.entry("x+".repeat(5_001), "more than 10000 numbers"),
                Map.entry("(".repeat(100_001), "has 100001 characters; at most 100000"),
                Map.entry("x+1*".repeat(250_000), "has 1000000 characters"),
                Map.entry("9".repeat(99_999), "is too large"),
                Map.entry("a".repeat(99_999), "is unknown"),
                Map.entry("\u0000".repeat(99_999), "U+0000"),
                Map.entry("max(" + "x,".repeat(4_000) + "x)", "takes 2 to 64 arguments, not 4001"));
        reasons.forEach((text, reason) -> assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            FormulaIssue issue = onlyIssue(text);
            assertTrue(issue.message().contains(reason), issue.message());
            assertTrue(issue.message().length() < 300, issue.message());
        }));
    }

    @Test
    void theLargestAllowedTextsWork() {
        String deep = "(".repeat(63) + "x" + ")".repeat(63);
        assertEquals(Formula.symbol("x"), Parser.parse(deep, PLANE));
        Formula longSum = Parser.parse("x*y+".repeat(2_499) + "x*y", PLANE);
        assertEquals("2500*x*y", longSum.simplify().toString());
        Formula longProduct = Parser.parse("(x+1)*(y+2)*".repeat(830) + "x", PLANE);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> longProduct.derivative("x").derivative("y").latex().length());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a.b            | 1
            x.             | 1
            norm(p)^2 .    | 10
            System.exit(1) | 6
            x + ...y       | 4
            """)
    void aPointOutsideOfANumberHasNoMeaning(String text, int at) {
        List<FormulaIssue> issues = assertTimeoutPreemptively(Duration.ofSeconds(2), () -> refused(text).issues());
        FormulaIssue point = issues.stream().filter(issue -> issue.message().contains("'.'")).findFirst().orElseThrow();
        assertEquals(at, point.start());
        assertEquals("A point stands only in numbers, next to a digit.", point.suggestion());
    }

    /// Whatever the text, reading ends, with a formula or with places inside the text. The limit only ends what hangs.
    @Test
    void randomTextsAreReadOrRefusedQuickly() {
        String[] parts = {"a", "x", "p", "p_x", "m", "1", "0", "9", ".", "e", "E", "+", "-", "*", "/", "^", "(", ")", "[", "]", ",", "<", ">", "=", "!", " ",
            "\n", "sin", "exp(", "max(", "norm(", "dot(", "where(", "and", "or", "not", "pi", "_", "#", "\u00e9", "\u0000", "\ud83d", "\ude00"};
        Random random = new Random(20);
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 100_000; i++) {
                StringBuilder text = new StringBuilder();
                for (int length = random.nextInt(9); length >= 0; length--) text.append(parts[random.nextInt(parts.length)]);
                try {
                    assertTrue(Parser.parse(text.toString(), PLANE).toString().length() > 0);
                } catch (FormulaException e) {
                    for (FormulaIssue issue : e.issues()) assertTrue(issue.start() >= 0 && issue.start() <= issue.end() && issue.end() <= text.length(), text::toString);
                }
            }
        });
    }

    @Test
    void pointsByTheThousandGiveABoundedListOfIssues() {
        List<FormulaIssue> issues = assertTimeoutPreemptively(Duration.ofSeconds(3), () -> refused("x.".repeat(50_000)).issues());
        assertTrue(issues.size() <= 10_001, () -> issues.size() + " issues");
    }

    @Test
    void adviceNamesNeighboursOnly() {
        assertEquals("", onlyIssue("q + x").suggestion());
        assertEquals("Did you mean 'x'?", onlyIssue("X + y").suggestion());
        assertEquals("Did you mean 'c'?", onlyIssue("cc + y").suggestion());
        assertEquals("Keep one argument. A decimal comma is written as a point, as in exp(1.2).", onlyIssue("exp(1,2)").suggestion());
        assertEquals("Separate the arguments by commas, as in max(a, b).", onlyIssue("max(x)").suggestion());
    }

    @Test
    void unknownNamesByTheThousandAreAnsweredQuickly() {
        StringBuilder text = new StringBuilder("x");
        for (int i = 0; i < 4_900; i++) text.append("+q").append(i);
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> assertEquals(4_900, refused(text.toString()).issues().size()));
    }

    @Test
    void theLocaleChangesNothing() {
        Locale before = Locale.getDefault();
        try {
            for (String tag : List.of("tr-TR", "ar-u-nu-arab", "de-DE", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                Formula formula = Parser.parse("sin(1234.5*x) + min(x, 1e-7) + 1/3", PLANE);
                assertEquals("sin(1234.5*x) + min(x, 1e-7) + 1/3", formula.toString());
                assertEquals("0.3333333333333333 + sin(1234.5*x) + min(x, 1e-7)",
                        Parser.parse("1/3 + sin(1234.5*x) + min(x, 1e-7)", PLANE).simplify().toString());
                assertEquals("1234.5 \\, x", Parser.parse("1234.5*x", PLANE).latex());
                assertEquals("The character U+0131 has no meaning in a formula.", onlyIssue("s\u0131n(x)".substring(1, 2)).message());
                assertEquals("MIN", Function.BY_NAME.get("min").name());
            }
        } finally {
            Locale.setDefault(before);
        }
    }
}
