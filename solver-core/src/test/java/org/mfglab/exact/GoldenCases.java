package org.mfglab.exact;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The golden numbers of `golden.json`: values of exact solutions at given points, computed independently of this code.
public final class GoldenCases {

    /// `u` and `m` at one time and place; NaN where undefined.
    public record Point(double t, double[] x, double u, double m) {}

    private GoldenCases() {}

    /// The points of every case that has points, by the name of the case.
    public static Map<String, List<Point>> read() {
        var cases = new LinkedHashMap<String, List<Point>>();
        for (var entry : ((Map<?, ?>) JsonText.parse(text())).entrySet()) {
            if (entry.getValue() instanceof Map<?, ?> body && body.get("points") instanceof List<?> rows) {
                cases.put((String) entry.getKey(), rows.stream().map(row -> point((List<?>) row)).toList());
            }
        }
        return cases;
    }

    /// The points of the named case.
    public static List<Point> points(String name) {
        List<Point> points = read().get(name);
        if (points == null) throw new IllegalArgumentException("The golden numbers have no case '" + name + "'.");
        return points;
    }

    /// The formulas of the named case: `u`, `m` and the sources `fu`, `fm` from a computer algebra system; empty where it has none.
    public static Map<String, String> formulas(String name) {
        var formulas = new LinkedHashMap<String, String>();
        if (((Map<?, ?>) JsonText.parse(text())).get(name) instanceof Map<?, ?> body && body.get("formulas") instanceof Map<?, ?> texts) {
            texts.forEach((key, text) -> formulas.put((String) key, (String) text));
        }
        return formulas;
    }

    /// The numbers under a key of the named case; one number is a list of one.
    public static List<Double> numbers(String name, String key) {
        Object body = ((Map<?, ?>) JsonText.parse(text())).get(name);
        Object found = body instanceof Map<?, ?> map ? map.get(key) : null;
        if (found == null) throw new IllegalArgumentException("The golden case '" + name + "' has no " + key + ".");
        List<?> numbers = found instanceof List<?> list ? list : List.of(found);
        return numbers.stream().map(Double.class::cast).toList();
    }

    /// From a row `t, x.., u, m`.
    private static Point point(List<?> row) {
        double[] v = row.stream().mapToDouble(number -> number == null ? Double.NaN : (double) number).toArray();
        int n = v.length;
        return new Point(v[0], Arrays.copyOfRange(v, 1, n - 2), v[n - 2], v[n - 1]);
    }

    private static String text() {
        try (InputStream in = GoldenCases.class.getResourceAsStream("golden.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
