package org.mfglab.workbench.figure;

/// A picture as a value: what is to be seen, not how large or on which page. [Picture] draws it.
///
/// Arrays are read when the figure is drawn and are not copied; they must not change afterwards.
public sealed interface Figure permits Plane, LinePlot, Panels, Surface {

    /// What stands above the picture.
    String title();

    /// The same figure under another title.
    Figure withTitle(String title);

    /// The picture in one sentence, for readers who cannot see it.
    String description();
}
