package org.mfglab.workbench.flow;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Grid;

/// A number of agents, each drawn from the density at the start and moved by the velocity `v = -H_p` and its own noise, independent of the others.
/// Agents that enter by a source are none of them.
///
/// The same seed gives the same paths, whatever the number of threads and of agents: agent i has random numbers of its own.
public final class Swarm {

    private static final int TOGETHER = 32;

    private final MeanFieldGame game;
    private final Room room;
    private final Control control;
    private final Noise viscosity;
    private final int dimension;
    /// `[agent, axis]`, in cells.
    private final double[] places;
    private final RandomGenerator[] chances;
    private double time;
    private double[][] velocity;

    private Swarm(MeanFieldGame game, Grid grid, int count) {
        this.game = game;
        this.room = new Room(grid);
        this.control = new Control(game, grid);
        this.viscosity = new Noise(game.viscosity(), game.fields());
        this.dimension = grid.dimension();
        this.places = new double[count * dimension];
        this.chances = new RandomGenerator[count];
    }

    /// Agents at the start, each in a cell that is drawn by its mass, and anywhere in it.
    ///
    /// @param t     the time at the start
    /// @param u     the value at that time
    /// @param m     the density at that time, on the points of the grid
    /// @param count how many
    /// @throws IllegalArgumentException if there is no mass to draw from
    public static Swarm drawn(MeanFieldGame game, Grid grid, double t, double[] u, double[] m, int count, long seed) {
        Swarm swarm = new Swarm(game, grid, count);
        SplittableRandom root = new SplittableRandom(seed);
        for (int i = 0; i < count; i++) swarm.chances[i] = root.split();
        double[] mass = new double[m.length];
        double all = 0;
        for (int i = 0; i < m.length; i++) mass[i] = all += Math.max(0, m[i]);
        if (!(all > 0) || !Double.isFinite(all))
            throw new IllegalArgumentException("Agents cannot be drawn from a density of mass %s. It must be positive and finite.".formatted(all * grid.cellVolume()));
        for (int i = 0; i < count; i++) swarm.place(i, mass, all);
        swarm.time = t;
        swarm.velocity = swarm.control.velocity(t, u, m);
        return swarm;
    }

    /// @param mass of each cell and all before it
    private void place(int agent, double[] mass, double all) {
        double drawn = chances[agent].nextDouble() * all;
        int low = 0;
        int high = mass.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mass[middle] > drawn) high = middle;
            else low = middle + 1;
        }
        for (int axis = 0; axis < dimension; axis++)
            places[agent * dimension + axis] = room.grid().position(axis, low) + chances[agent].nextDouble();
    }

    /// Moves all agents to a later time.
    ///
    /// @param u the value at that time
    /// @param m the density at that time
    public void moveTo(double t, double[] u, double[] m) {
        if (!(t > time)) throw new IllegalArgumentException("Agents at t = %s cannot be moved to t = %s.".formatted(time, t));
        double[][] after = control.velocity(t, u, m);
        Wind wind = new Wind(room.grid(), time, t, velocity, after);
        IntStream.range(0, Math.ceilDiv(chances.length, TOGETHER)).parallel().forEach(group -> {
            Motion motion = Motion.of(viscosity, room);
            for (int i = group * TOGETHER; i < Math.min(chances.length, (group + 1) * TOGETHER); i++) move(i, wind, motion);
        });
        time = t;
        velocity = after;
    }

    private void move(int agent, Wind wind, Motion motion) {
        if (Double.isNaN(places[agent * dimension])) return;
        double[] y = Arrays.copyOfRange(places, agent * dimension, (agent + 1) * dimension);
        if (!motion.move(wind, y, chances[agent])) Arrays.fill(y, Double.NaN);
        System.arraycopy(y, 0, places, agent * dimension, dimension);
    }

    /// The number of agents.
    public int count() {
        return chances.length;
    }

    /// Where the agents are: `[agent, axis]`, coordinates inside the box and outside obstacles, on a periodic axis inside the period; NaN for an
    /// agent that has left through an exit.
    public double[] coordinates() {
        double[] x = new double[places.length];
        for (int i = 0; i < x.length; i++) x[i] = room.coordinate(i % dimension, places[i]);
        return x;
    }
}
