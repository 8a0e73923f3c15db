package org.jellygrad.playground.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jellygrad.datasets.Dataset;
import org.jellygrad.datasets.DatasetCard;
import org.jellygrad.datasets.bundled.BundledDatasets;
import org.jellygrad.datasets.problem.UnknownNameException;
import org.jellygrad.playground.upload.OwnData;

/**
 * The data sets that a page can show: the bundled ones, each read when it is first asked for, and those that were opened with the server.
 */
public final class Shelf {
    private final Map<String, Dataset> opened;
    private final CourseShelf lessons;
    private final Map<String, Dataset> read;
    private final OwnData own;

    /**
     * A shelf of the bundled data sets and some more.
     *
     * @param opened by the names they are asked for by
     * @param lessons whose columns are data too, by the names of their runs
     */
    public Shelf(Map<String, Dataset> opened, CourseShelf lessons) {
        this(
                Collections.unmodifiableMap(new LinkedHashMap<>(opened)),
                lessons,
                new ConcurrentHashMap<>(),
                new OwnData());
    }

    private Shelf(Map<String, Dataset> opened, CourseShelf lessons, Map<String, Dataset> read, OwnData own) {
        this.opened = opened;
        this.lessons = lessons;
        this.read = read;
        this.own = own;
    }

    /** The same shelf with the data of one session beside it. */
    public Shelf with(OwnData others) {
        return new Shelf(opened, lessons, read, others);
    }

    /** Whether a name is that of data which everyone sees. */
    public boolean isTaken(String name) {
        return opened.containsKey(name) || BundledDatasets.names().contains(name) || lessons.columns(name) != null;
    }

    /** The cards: opened data first. */
    public List<DatasetCard> cards() {
        List<DatasetCard> cards = new ArrayList<>();
        opened.values().forEach(data -> cards.add(data.card()));
        BundledDatasets.cards().stream()
                .filter(card -> !opened.containsKey(card.name()))
                .forEach(cards::add);
        cards.addAll(own.cards());
        return cards;
    }

    /** The lessons. */
    public CourseShelf lessons() {
        return lessons;
    }

    /**
     * A data set.
     *
     * @throws UnknownNameException if there is none of that name; the message offers the nearest names
     */
    public Dataset data(String name) {
        Dataset known = opened.get(name);
        if (known != null) {
            return known;
        }
        Dataset brought = own.find(name);
        if (brought != null) {
            return brought;
        }
        Dataset written = lessons.columns(name);
        if (written != null) {
            return written;
        }
        if (!BundledDatasets.names().contains(name)) {
            throw UnknownNameException.dataset(
                    name, cards().stream().map(DatasetCard::name).toList());
        }
        return read.computeIfAbsent(name, BundledDatasets::load);
    }
}
