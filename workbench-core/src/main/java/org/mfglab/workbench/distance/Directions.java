package org.mfglab.workbench.distance;

/// The fixed directions along which distances in the plane and in space are sliced. They are the same for every pair of densities, so
/// that distances of different runs can be held against each other.
public final class Directions {

    /// How many they are.
    public static final int COUNT = 64;

    private Directions() { }

    /// A unit vector: equal angles over the half circle, or a spiral of equal areas over the half sphere (Vogel 1979).
    ///
    /// @param dimension 2 or 3
    /// @param k         0 .. [#COUNT]-1
    static double[] of(int dimension, int k) {
        if (dimension == 2) {
            double angle = Math.PI * k / COUNT;
            return new double[] {Math.cos(angle), Math.sin(angle)};
        }
        double height = (k + 0.5) / COUNT;
        double radius = Math.sqrt(1 - height * height);
        double angle = k * Math.PI * (3 - Math.sqrt(5));
        return new double[] {radius * Math.cos(angle), radius * Math.sin(angle), height};
    }
}
