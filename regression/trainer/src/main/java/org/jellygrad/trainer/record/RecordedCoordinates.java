package org.jellygrad.trainer.record;

import org.jellygrad.trainer.internal.setup.Terrain;
import org.jellygrad.trainer.settings.Scaling;
import org.jspecify.annotations.Nullable;

/**
 * The coordinates of descent.
 *
 * @param scale as {@code --scale} names them
 * @param toUser the matrix that makes the user's parameters of a descended point; null where it would have more than a hundred rows
 */
public record RecordedCoordinates(String scale, double @Nullable [][] toUser) {

    static RecordedCoordinates of(Terrain terrain) {
        return new RecordedCoordinates(
                Scaling.choices().text(terrain.coordinates().scaling()),
                terrain.names().size() > Terrain.MOST
                        ? null
                        : terrain.coordinates().toUser().toDoubles());
    }
}
