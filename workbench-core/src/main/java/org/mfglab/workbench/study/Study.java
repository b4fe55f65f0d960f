package org.mfglab.workbench.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.mfglab.game.GenerativeModel;
import org.mfglab.game.MeanFieldGame;
import org.mfglab.grid.Domain;
import org.mfglab.grid.Grid;
import org.mfglab.grid.TimeGrid;

/// A problem with everything that is asked about it: what a problem file says.
///
/// @param name       safe in file names
/// @param title      one line for people
/// @param kind       how the game was set up
/// @param parameters numbers by name, in the order of the file; they are already in the formulas
/// @param game       the game
/// @param model      the generative model that was expanded to the game
/// @param grid       unknowns in space
/// @param time       levels in time
/// @param solver     how to solve
/// @param scheme     the discretisation that the settings and the Hamiltonian lead to
/// @param output     what to write
/// @param reference  an exact solution to compare with
/// @param text       the file as it was given
/// @param values     every value with its origin, in the order of the schema
public record Study(String name, String title, Kind kind, SequencedMap<String, Parameter> parameters, MeanFieldGame game,
                    Optional<GenerativeModel> model, Grid grid, TimeGrid time, SolverSettings solver, ChosenScheme scheme, OutputSettings output,
                    Reference reference, String text, List<ResolvedValue> values) {

    public Study {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        values = List.copyOf(values);
    }

    public Domain domain() {
        return game.domain();
    }

    /// Parameter values by name.
    public Map<String, Double> parameterValues() {
        return parameters.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value()));
    }

    /// The text of `resolved.toml`: every value with its origin, and the game as it is solved. It is a problem file of the same problem.
    public String resolved() {
        return Resolved.text(this);
    }
}
