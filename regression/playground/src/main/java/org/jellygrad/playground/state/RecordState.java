package org.jellygrad.playground.state;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetBuilder;
import org.jellygrad.datasets.MissingValues;
import org.jellygrad.datasets.Selection;
import org.jellygrad.datasets.problem.ProblemException;
import org.jellygrad.trainer.record.Record;
import org.jellygrad.trainer.settings.Setting;

/** The state of the page that shows a recorded run. */
public final class RecordState {

    /** Of terms that are columns no powers are taken again. */
    private static final String DEGREE = "degree";

    private RecordState() {}

    /**
     * The state.
     *
     * @param shelf with the record's data, or its {@link RecordTerms}
     */
    public static PageState of(Shelf shelf, Record record) {
        Map<String, String> settings = record.settings();
        boolean terms = RecordTerms.isNeeded(record);
        JsonObject state = new JsonObject();
        state.addProperty(
                "data",
                terms ? RecordTerms.of(record).card().name() : record.data().name());
        state.addProperty("target", record.model().target());
        JsonArray features = new JsonArray();
        (terms ? RecordTerms.names(record) : features(record)).forEach(features::add);
        state.add("features", features);
        for (Setting setting : PageSettings.ALL) {
            String value = settings.get(setting.key());
            if (value != null && !(terms && setting.key().equals(DEGREE))) {
                state.addProperty(setting.key(), value);
            }
        }
        state.addProperty("seed", record.model().provenance().seed());
        return StateReader.read(shelf, state);
    }

    /** The columns that the run predicted from. */
    public static List<String> features(Record record) {
        List<String> features = new ArrayList<>(record.data().columns().keySet());
        features.remove(record.model().target());
        features.remove(RecordTerms.weights(record));
        return features;
    }

    /** Whether data holds other numbers than a record was made of: other columns, or other cells in them. */
    public static boolean isChanged(Dataset data, Record record) {
        try {
            MissingValues missing = MissingValues.valueOf(
                    PageSettings.recorded(record.settings(), "missing").toUpperCase(Locale.ROOT));
            Selection selection =
                    Selection.of(record.model().target(), features(record)).withMissing(missing);
            String weights = RecordTerms.weights(record);
            return !record.model()
                    .calculating(data)
                    .select(weights == null ? selection : selection.weightedBy(weights))
                    .dataHash()
                    .equals(record.dataHash());
        } catch (ProblemException e) {
            return true;
        }
    }

    /** The rows that a record holds, as data of their own. */
    public static Dataset rows(Record record) {
        DatasetBuilder builder = Dataset.builder(record.data().name());
        record.data().columns().forEach((name, numbers) -> {
            List<String> levels = record.data().levels().get(name);
            if (levels == null) {
                builder.numbers(name, numbers);
            } else {
                builder.texts(
                        name,
                        Arrays.stream(numbers)
                                .mapToObj(level -> levels.get((int) level))
                                .toList());
            }
        });
        return builder.build();
    }
}
