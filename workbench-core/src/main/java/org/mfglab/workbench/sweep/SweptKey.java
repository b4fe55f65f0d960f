package org.mfglab.workbench.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// A key of the problem file and the values that it takes in turn: `KEY=v1,v2,...` or `KEY=a:b:n`.
///
/// @param key    dotted
/// @param values as after `--set KEY=`: TOML, or else text
public record SweptKey(String key, List<String> values) {

    /// More values than that are taken for a slip of the hand.
    static final int MOST = 10_000;

    private static final String NUMBER = "[-+]?[0-9]+(?:\\.[0-9]+)?(?:[eE][-+]?[0-9]+)?";
    private static final Pattern RANGE = Pattern.compile("(" + NUMBER + "):(" + NUMBER + "):([0-9]{1,9})");
    private static final Pattern LIKE_A_RANGE = Pattern.compile("[-+0-9.][^,\"'\\[{(]*:.*");

    public SweptKey {
        values = List.copyOf(values);
    }

    /// Reads an option. Commas inside brackets and quotes do not split; `a:b:n` are n equidistant numbers, ends included.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it
    public static SweptKey parse(String option) {
        int equals = option.indexOf('=');
        if (equals < 1 || equals == option.length() - 1)
            throw new IllegalArgumentException("The sweep '%s' must have the form KEY=v1,v2,... or KEY=a:b:n, as in --over params.k=0:1:5.".formatted(option));
        String key = option.substring(0, equals).strip();
        String text = option.substring(equals + 1).strip();
        List<String> values = LIKE_A_RANGE.matcher(text).matches() ? range(key, text) : list(key, text);
        if (new LinkedHashSet<>(values).size() < values.size())
            throw new IllegalArgumentException("The sweep over %s (%s) must not have a value twice.".formatted(key, text));
        return new SweptKey(key, values);
    }

    private static List<String> range(String key, String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches())
            throw new IllegalArgumentException("The range '%s' of %s must have the form a:b:n with two numbers and a count, as in 0:1:5.".formatted(text, key));
        int count = Integer.parseInt(range.group(3));
        if (count < 2 || count > MOST)
            throw new IllegalArgumentException("The range '%s' of %s must have from 2 to %s values, not %s.".formatted(text, key, MOST, count));
        BigDecimal first = new BigDecimal(range.group(1));
        BigDecimal last = new BigDecimal(range.group(2));
        boolean whole = (range.group(1) + range.group(2)).matches("[-+0-9]+");
        return IntStream.range(0, count).mapToObj(i -> number(between(first, last, i, count - 1), whole)).toList();
    }

    /// In decimals, so that 0:1:11 has 0.3 and not 0.30000000000000004.
    private static BigDecimal between(BigDecimal first, BigDecimal last, int i, int steps) {
        return first.multiply(BigDecimal.valueOf(steps - i)).add(last.multiply(BigDecimal.valueOf(i))).divide(BigDecimal.valueOf(steps), MathContext.DECIMAL64);
    }

    /// Keys that count take whole numbers without a point; a range with whole ends may be meant for one.
    private static String number(BigDecimal value, boolean whole) {
        return whole && value.stripTrailingZeros().scale() <= 0 ? value.toBigInteger().toString() : Double.toString(value.doubleValue());
    }

    private static List<String> list(String key, String text) {
        List<String> values = new ArrayList<>();
        int depth = 0;
        char quote = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            if (i < text.length() && quote != 0) quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'') quote = c;
            else if ("[{(".indexOf(c) >= 0) depth++;
            else if ("]})".indexOf(c) >= 0) depth--;
            else if (c == ',' && (depth == 0 || i == text.length())) {
                values.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        if (depth != 0 || quote != 0)
            throw new IllegalArgumentException("The values '%s' of %s must close every bracket and quote. Maybe the shell took some of them: put the option in quotes.".formatted(text, key));
        if (values.contains("") || values.size() > MOST)
            throw new IllegalArgumentException("The sweep over %s (%s) must have from 1 to %s values, and none may be empty. Maybe there is a comma too many.".formatted(key, text, MOST));
        return values;
    }
}
