package org.mfglab.workbench.export;

import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What stands before the numbers of a VTI file: box, arrays and where each begins, and the time by the name that ParaView knows.
///
/// @param level whose file it is
record VtiHeader(ExportedRun run, int level) {

    /// An array begins with the number of its bytes.
    private static final int LENGTH = Long.BYTES;

    String text() {
        return """
                <?xml version="1.0"?>
                %s<VTKFile type="ImageData" version="1.0" byte_order="LittleEndian" header_type="UInt64">
                  <ImageData WholeExtent="%s" Origin="%s" Spacing="%s">
                    <FieldData>
                %s    </FieldData>
                    <Piece Extent="%s">
                      <PointData Scalars="m">
                %s%s      </PointData>
                    </Piece>
                  </ImageData>
                  <AppendedData encoding="raw">
                   _""".formatted(comment(run), extent(), three(axis -> axis.points()[0], 0), three(ExportedRun.Axis::step, 1), fieldData(), extent(),
                array("m", 0), array("u", LENGTH + (long) Double.BYTES * run.density().size()));
    }

    /// A line for people who look into the file; empty if there is nothing to say.
    static String comment(ExportedRun run) {
        return run.warning().map(text -> "<!-- " + escape(text).replace("--", "- -") + " -->\n").orElse("");
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /// First and last point along x, y and z.
    private String extent() {
        return IntStream.range(0, 3).mapToObj(k -> "0 " + (k < run.axes().size() ? run.axes().get(k).points().length - 1 : 0)).collect(Collectors.joining(" "));
    }

    private String three(ToDoubleFunction<ExportedRun.Axis> value, double without) {
        return IntStream.range(0, 3).mapToObj(k -> String.valueOf(k < run.axes().size() ? value.applyAsDouble(run.axes().get(k)) : without)).collect(Collectors.joining(" "));
    }

    private String fieldData() {
        return """
                      <DataArray type="Float64" Name="TimeValue" NumberOfTuples="1" format="ascii">%s</DataArray>
                      <DataArray type="UInt8" Name="converged" NumberOfTuples="1" format="ascii">%d</DataArray>
                """.formatted(run.times()[level], run.doubt().isPresent() ? 0 : 1);
    }

    /// @param offset of the length that the array begins with, from the underscore
    private String array(String name, long offset) {
        return """
                        <DataArray type="Float64" Name="%s" format="appended" offset="%d">
                          <InformationKey name="UNITS_LABEL" location="vtkDataArray">%s</InformationKey>
                        </DataArray>
                """.formatted(name, offset, run.units(name));
    }
}
