package org.mfglab.workbench.view;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.mfglab.workbench.document.CommandLine;
import org.mfglab.workbench.figure.Picture;
import org.mfglab.workbench.figure.Theme;
import org.mfglab.workbench.run.StoredRun;

/// The words of `mfglab plot` that make a picture.
public final class PlotCommandLine {

    private PlotCommandLine() { }

    /// @param time the stored time; empty where all times are shown
    /// @param file where the picture goes
    public static String of(Drawing drawing, StoredRun run, OptionalDouble time, PictureFormat format, Picture page, String file) {
        List<String> words = new ArrayList<>(List.of("mfglab", "plot", run.path().toString(), "--view", drawing.view().word()));
        time.ifPresent(t -> words.addAll(List.of("--t", Double.toString(t))));
        switch (drawing.colours().limits()) {
            case Limits.Run _ -> { }
            case Limits.Frame _ -> words.addAll(List.of("--limits", "time"));
            case Limits.Robust _ -> words.addAll(List.of("--limits", "robust"));
            // one word, because the first number may have a minus sign
            case Limits.Between between -> words.add("--limits=" + between.low() + "," + between.high());
        }
        drawing.colours().floor().ifPresent(floor -> words.addAll(List.of("--log", Double.toString(floor))));
        drawing.colours().map().ifPresent(map -> words.addAll(List.of("--map", map.title())));
        if (drawing.contours() > 0) words.addAll(List.of("--contours", Integer.toString(drawing.contours())));
        if (drawing.arrows()) words.add("--arrows");
        drawing.window().ifPresent(window -> words.add("--window=%s,%s,%s,%s".formatted(window.left(), window.right(), window.bottom(), window.top())));
        if (page.theme().equals(Theme.DARK)) words.addAll(List.of("--theme", "dark"));
        Picture usual = format.page(page.theme());
        if (page.width() != usual.width()) words.addAll(List.of("--width", Integer.toString(page.width())));
        if (page.deviceScale() != usual.deviceScale()) words.addAll(List.of("--scale", Double.toString(page.deviceScale())));
        words.addAll(List.of("-o", file));
        return String.join(" ", words.stream().map(CommandLine::quoted).toList());
    }
}
