package org.jellygrad.trainer.record;

import org.jellygrad.trainer.internal.setup.LossSurface;
import org.jellygrad.trainer.settings.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * The coordinates of descent.
 *
 * @param scale as {@code --scale} names them
 * @param toUser the matrix that turns a descended point into the user's parameters; null if it would have more than a hundred rows
 */
public record RecordedCoordinates(String scale, double @Nullable [][] toUser) {

    static RecordedCoordinates of(LossSurface terrain) {
        return new RecordedCoordinates(
                Scaling.choices().text(terrain.coordinates().scaling()),
                terrain.names().size() > LossSurface.MOST
                        ? null
                        : terrain.coordinates().toUser().toDoubles());
    }
}
