package org.jellygrad.datasets.bundled;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.csv.Csv;
import org.jellygrad.datasets.csv.CsvInput;
import org.jellygrad.datasets.csv.CsvOptions;
import org.jellygrad.datasets.problem.UnknownNameException;

/** The data sets that come with this module. Names and cards are there at once; {@link #load} reads the rows. */
public final class BundledDatasets {
    private BundledDatasets() {}

    /** The names, jellybeans first. */
    public static List<String> names() {
        return cards().stream().map(DatasetCard::name).toList();
    }

    /** The cards, jellybeans first. */
    public static List<DatasetCard> cards() {
        return Cards.ALL;
    }

    /**
     * The card of one data set.
     *
     * @throws UnknownNameException if there is no data set of that name; the message offers the nearest names
     */
    public static DatasetCard card(String name) {
        return cards().stream()
                .filter(card -> card.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UnknownNameException.dataset(name, names()));
    }

    /**
     * Reads one data set.
     *
     * @throws UnknownNameException if there is no data set of that name; the message offers the nearest names
     */
    public static Dataset load(String name) {
        DatasetCard card = card(name);
        return Csv.read(new Resource(name + ".csv"), CsvOptions.defaults(), rows -> card);
    }

    private record Resource(String name) implements CsvInput {
        @Override
        public InputStream open() throws IOException {
            InputStream in = BundledDatasets.class.getResourceAsStream(name);
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            return in;
        }
    }
}
