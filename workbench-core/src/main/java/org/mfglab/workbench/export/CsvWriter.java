package org.mfglab.workbench.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A long table with the columns `t,x,y,z,m,u`, those axes that there are, and one row for each point and level: x fastest, then y, z, t.
/// Numbers are the shortest text that gives the same double. A run that has not converged begins with a line `# ...`.
final class CsvWriter implements ExportWriter {

    @Override
    public void write(ExportedRun run, String name, Destination to) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(to.file(name), StandardCharsets.UTF_8)) {
            if (run.warning().isPresent()) out.write("# " + run.warning().get() + "\n");
            out.write(Stream.of(Stream.of("t"), run.axes().stream().map(ExportedRun.Axis::name), Stream.of("m,u")).flatMap(s -> s).collect(Collectors.joining(",")) + "\n");
            List<String[]> points = run.axes().stream().map(axis -> texts(axis.points())).toList();
            double[] m = new double[run.density().size()];
            double[] u = new double[run.value().size()];
            for (int k = 0; k < run.times().length; k++) {
                run.density().read(k, m);
                run.value().read(k, u);
                level(out, run.times()[k] + ",", points, m, u);
            }
        }
    }

    private static String[] texts(double[] points) {
        return Arrays.stream(points).mapToObj(point -> point + ",").toArray(String[]::new);
    }

    private static void level(Writer out, String time, List<String[]> points, double[] m, double[] u) throws IOException {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < m.length; i++) {
            row.setLength(0);
            row.append(time);
            int rest = i;
            for (String[] axis : points) {
                row.append(axis[rest % axis.length]);
                rest /= axis.length;
            }
            out.append(row.append(m[i]).append(',').append(u[i]).append('\n'));
        }
    }
}
