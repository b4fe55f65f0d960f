package org.mfglab.workbench.study;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mfglab.formula.Formula;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.BoundaryCondition;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Geometry;
import org.mfglab.grid.Grid;
import org.mfglab.grid.Interval;
import org.mfglab.grid.Obstacle;
import org.mfglab.grid.Side;

/// Checks what sides and obstacles become on the grid: doors that no cell touches, obstacles that cover no cell, pieces that are cut off.
final class GeometryChecks {

    /// Larger grids are not walked through here; what is wrong with them shows on a coarser one.
    private static final int MOST_CELLS = 1 << 25;

    private final Values values;
    private final MeanFieldGame game;
    private final Grid grid;

    GeometryChecks(Values values, MeanFieldGame game, Grid grid) {
        this.values = values;
        this.game = game;
        this.grid = grid;
    }

    void run() {
        Domain domain = game.domain();
        boolean plain = domain.obstacles().isEmpty() && domain.sides().stream().allMatch(ends -> plain(ends.low()) && plain(ends.high()));
        if (plain || grid.size() > MOST_CELLS) return;
        for (int axis = 0; axis < grid.dimension(); axis++)
            for (boolean upper : new boolean[] {false, true}) side(axis, upper);
        obstacles();
        if (grid.geometry().hasObstacles()) pieces();
    }

    /// Whether a side has no parts and no formula.
    private static boolean plain(Side side) {
        return side.parts().isEmpty() && (side.base() instanceof BoundaryCondition.Wall || side.base() instanceof BoundaryCondition.Periodic);
    }

    private void side(int axis, boolean upper) {
        int end = upper ? grid.n(axis) - 1 : 0;
        List<Geometry.Face> faces = grid.geometry().faces(axis).stream()
                .filter(face -> face.upper() == upper && grid.position(axis, face.cell()) == end && !grid.periodic(axis)).toList();
        String place = Schema.BOUNDARY.path() + "." + BoundaryReader.name(axis, upper);
        for (Side.Part part : BoundaryReader.side(game.domain(), axis, upper).parts())
            if (faces.stream().noneMatch(face -> covers(part, axis, face.centre())))
                values.issues().add(values.place(place), IssueCode.N237, "The part %s of the side '%s' covers no face of an open cell on this grid: nobody meets it."
                        .formatted(Surroundings.extent(part, axis), BoundaryReader.name(axis, upper)), "");
        for (Geometry.Face face : faces) if (!finite(face, place)) return;
    }

    private static boolean covers(Side.Part part, int axis, double[] x) {
        int k = 0;
        for (int other = 0; other < x.length; other++) {
            if (other == axis) continue;
            Interval interval = part.extent().get(k++);
            if (x[other] < interval.low() || x[other] > interval.high()) return false;
        }
        return true;
    }

    private boolean finite(Geometry.Face face, String place) {
        return switch (face.condition()) {
            case BoundaryCondition.Periodic _, BoundaryCondition.Wall _ -> true;
            case BoundaryCondition.Exit(Formula cost) -> finite(cost, "The cost of the exit", face, place);
            case BoundaryCondition.Value(Formula value) -> finite(value, "The value", face, place);
        };
    }

    private boolean finite(Formula formula, String noun, Geometry.Face face, String place) {
        Map<String, Double> symbols = new HashMap<>();
        for (int axis = 0; axis < grid.dimension(); axis++) symbols.put(DomainReader.AXES.get(axis), face.centre()[axis]);
        for (double part : Samples.TIMES) {
            symbols.put("t", part * game.horizon());
            double value = formula.evaluate(symbols);
            if (Double.isFinite(value)) continue;
            values.issues().add(values.place(place), IssueCode.E211, "%s is %s at t = %s, %s.".formatted(noun, value, Samples.shown(symbols.get("t")), Samples.where(face.centre())), "");
            return false;
        }
        return true;
    }

    private void obstacles() {
        List<Obstacle> obstacles = game.domain().obstacles();
        Geometry geometry = grid.geometry();
        boolean[] covers = new boolean[obstacles.size()];
        for (int cell = geometry.nextSolid(0); cell >= 0; cell = geometry.nextSolid(cell + 1)) {
            double[] x = grid.point(cell);
            for (int i = 0; i < covers.length; i++) covers[i] = covers[i] || obstacles.get(i).covers(x);
        }
        for (int i = 0; i < covers.length; i++)
            if (!covers[i]) values.issues().add(place(i), IssueCode.N239, "The obstacle covers no cell of this grid: agents walk through it.", "");
        if (geometry.openCells() == 0) values.issues().add(values.place(Schema.SHAPES.path()), IssueCode.E210, "The obstacles cover every cell of the grid.", "");
    }

    private Place place(int obstacle) {
        return values.node(Schema.SHAPES.path()).orElseThrow() instanceof Node.Sequence(Place _, Place _, List<Node> items) ? items.get(obstacle).place() : values.place(Schema.SHAPES.path());
    }

    /// Pieces of open cells that nobody can leave for another, and what they lack.
    private void pieces() {
        List<Pieces.Piece> pieces = new Pieces(grid).all();
        boolean anyExit = pieces.stream().anyMatch(Pieces.Piece::exit);
        List<Pieces.Piece> told = anyExit ? pieces.stream().filter(piece -> !piece.exit()).toList()
                : pieces.stream().sorted(Comparator.comparingInt(Pieces.Piece::cells).reversed()).skip(1).toList();
        if (told.isEmpty()) return;
        values.issues().add(values.place(Schema.SHAPES.path()), IssueCode.N240, "%s of the %s open cells, in %s, are cut off by obstacles: %s.".formatted(
                told.stream().mapToInt(Pieces.Piece::cells).sum(), grid.geometry().openCells(), told.size() == 1 ? "one piece" : told.size() + " pieces",
                anyExit ? "nobody there can reach an exit" : "nobody goes between them and the rest"), "");
    }
}
