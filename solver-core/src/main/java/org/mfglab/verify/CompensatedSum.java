package org.mfglab.verify;

/// A sum that does not lose small terms beside large ones (Neumaier 1974).
final class CompensatedSum {

    private double sum;
    private double lost;

    void add(double part) {
        double next = sum + part;
        lost += Math.abs(sum) >= Math.abs(part) ? sum - next + part : part - next + sum;
        sum = next;
    }

    double value() {
        return sum + lost;
    }
}
