package org.mfglab.ui.view;

import java.util.Optional;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Rectangle;
import org.mfglab.ui.model.InspectModel;
import org.mfglab.ui.model.ProbeModel;
import org.mfglab.workbench.figure.PlotArea;

/// The point and the line of the probe over the picture, and what the pointer does there: it reads, a click pins, a drag draws a line, the wheel zooms.
final class ProbeLayer extends Pane {

    /// A drag shorter than this is a click.
    private static final double DRAG = 4;
    private static final double NOTCH = 40;

    private final InspectModel inspect;
    private final FigureView figure;
    private final Circle point = new Circle(5);
    private final Line line = new Line();
    private double pressedX;
    private double pressedY;

    ProbeLayer(InspectModel inspect, FigureView figure) {
        this.inspect = inspect;
        this.figure = figure;
        point.getStyleClass().add("probe-point");
        line.getStyleClass().add("probe-line");
        setMouseTransparent(true);
        getChildren().addAll(line, point);
        ProbeModel probe = inspect.probe();
        probe.placeProperty().subscribe(_ -> place());
        probe.lineProperty().subscribe(_ -> place());
        probe.pinProperty().subscribe(_ -> place());
        figure.drawnProperty().subscribe(_ -> place());
        figure.layoutBoundsProperty().subscribe(_ -> place());
        figure.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        figure.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> probe.leave());
        figure.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        figure.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        figure.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        figure.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
    }

    private Optional<PlotArea> area() {
        return figure.drawnProperty().get().areas().stream().findFirst();
    }

    private double x(PlotArea area, double x) {
        return area.xAt(x - figure.left());
    }

    private double y(PlotArea area, double y) {
        return area.yAt(y - figure.top());
    }

    private void moved(MouseEvent event) {
        figure.area(event.getX(), event.getY()).ifPresentOrElse(area -> inspect.probe().point(x(area, event.getX()), y(area, event.getY())), inspect.probe()::leave);
    }

    private void pressed(MouseEvent event) {
        figure.requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
    }

    private boolean isDrag(MouseEvent event) {
        return Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > DRAG;
    }

    private void dragged(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && isDrag(event))
            figure.area(pressedX, pressedY).ifPresent(area -> inspect.probe().draw(x(area, pressedX), y(area, pressedY), x(area, event.getX()), y(area, event.getY())));
    }

    private void released(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || isDrag(event)) return;
        figure.area(event.getX(), event.getY()).ifPresent(area -> inspect.probe().pin(x(area, event.getX()), y(area, event.getY())));
    }

    private void scrolled(ScrollEvent event) {
        figure.area(event.getX(), event.getY()).ifPresent(area -> inspect.zoom(event.getDeltaY() / NOTCH, x(area, event.getX()), y(area, event.getY())));
        event.consume();
    }

    private void place() {
        Optional<PlotArea> area = area();
        Optional<ProbeModel.Place> place = inspect.probe().placeProperty().get();
        point.setVisible(area.isPresent() && place.isPresent());
        if (point.isVisible()) {
            point.setCenterX(figure.left() + area.get().pageX(place.get().x()));
            point.setCenterY(figure.top() + Math.clamp(area.get().pageY(place.get().y()), area.get().top(), area.get().top() + area.get().height()));
            point.setVisible(figure.area(point.getCenterX(), point.getCenterY()).isPresent());
            point.setRadius(inspect.probe().pinProperty().get().isPresent() ? 6 : 4);
        }
        Optional<ProbeModel.Line> drawn = inspect.probe().lineProperty().get();
        line.setVisible(area.isPresent() && drawn.isPresent() && inspect.probe().kindProperty().get() == ProbeModel.Curve.LINE);
        if (line.isVisible()) {
            line.setClip(new Rectangle(figure.left() + area.get().left(), figure.top() + area.get().top(), area.get().width(), area.get().height()));
            line.setStartX(figure.left() + area.get().pageX(drawn.get().from().x()));
            line.setStartY(figure.top() + area.get().pageY(drawn.get().from().y()));
            line.setEndX(figure.left() + area.get().pageX(drawn.get().to().x()));
            line.setEndY(figure.top() + area.get().pageY(drawn.get().to().y()));
        }
    }
}
