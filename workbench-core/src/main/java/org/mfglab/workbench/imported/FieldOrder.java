package org.mfglab.workbench.imported;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mfglab.workbench.file.NumpyArray;
import org.mfglab.workbench.run.Refusal;

/// Which axis of an array of a field is what: letters, as `tyx`, the last one contiguous.
///
/// @param letters one per axis of the array
/// @param shape   of the array
record FieldOrder(String letters, List<Integer> shape) {

    private static final String SPACE = "xyz";

    /// As `--map order=txy` says, else time first and x last.
    ///
    /// @param dimension of space
    static FieldOrder of(Roles roles, String name, List<Integer> shape, int dimension) throws Refusal {
        String space = SPACE.substring(0, dimension);
        String usual = "t" + new StringBuilder(space).reverse();
        Optional<String> given = roles.mapping().one(Role.ORDER);
        String order = given.orElse(shape.size() == dimension ? usual.substring(1) : usual);
        boolean sound = order.length() == order.chars().distinct().count() && sorted(order.replace("t", "")).equals(space) && order.replaceAll("[xyzt]", "").isEmpty();
        if (!sound) throw Mapping.wrong("The order of a field ('%s') must name each of %s once, and t if there are times.".formatted(order, String.join(", ", space.split(""))), "As in --map order=%s.".formatted(usual));
        if (order.length() != shape.size())
            throw Points.shape(name, shape, "[%s]".formatted(String.join(", ", (given.isPresent() ? order : usual).split(""))) + (given.isPresent() ? "" : ", or the same without t"));
        return new FieldOrder(order, shape);
    }

    private static String sorted(String letters) {
        return letters.chars().sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private int length(char letter) {
        return shape.get(letters.indexOf(letter));
    }

    /// The number of times.
    int levels() {
        return letters.indexOf('t') < 0 ? 1 : length('t');
    }

    /// The points per axis, in the order x, y, z.
    List<Integer> counts() {
        List<Integer> counts = new ArrayList<>();
        for (char axis : SPACE.toCharArray()) if (letters.indexOf(axis) >= 0) counts.add(length(axis));
        return counts;
    }

    /// The levels with x fastest, `[t][point]`.
    double[][] levels(NumpyArray array) {
        int size = counts().stream().reduce(1, Math::multiplyExact);
        double[][] levels = new double[levels()][size];
        int[] strides = new int[letters.length()];
        for (int axis = letters.length() - 1, stride = 1; axis >= 0; stride *= shape.get(axis--)) strides[axis] = stride;
        for (int i = 0; i < array.values().length; i++) {
            int level = 0;
            int point = 0;
            for (int axis = 0; axis < strides.length; axis++) {
                int index = i / strides[axis] % shape.get(axis);
                if (letters.charAt(axis) == 't') level = index;
                else point += index * stride(letters.charAt(axis));
            }
            levels[level][point] = array.values()[i];
        }
        return levels;
    }

    private int stride(char axis) {
        int stride = 1;
        for (char before : SPACE.substring(0, SPACE.indexOf(axis)).toCharArray()) stride *= length(before);
        return stride;
    }
}
