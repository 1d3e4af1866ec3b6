package org.lamina.graph.settings;

import java.util.List;
import org.lamina.graph.kind.Described;
import org.lamina.graph.kind.Kind;
import org.lamina.graph.kind.Param;

/// The data source and how it is cut and prepared.
///
/// @param validationShare part of the training samples that is kept apart and measured after every epoch
/// @param limit use only this many training samples, chosen by the seed; 0 uses all
public record DataSettings(DataSpec source, double validationShare, int limit, Normalisation normalisation)
        implements Described {
    public static final DataSettings DEFAULT = new DataSettings(new DataSpec.None(), 0.1, 0, Normalisation.UNIT);

    public static final Kind<DataSettings> KIND = Kind.of(
            "settings",
            "data",
            DataSettings.class,
            DEFAULT,
            Param.variant("source", DataSpec.ALL, DataSettings::source, DataSettings::withSource),
            Param.decimal(
                    "validation-share", DataSettings::validationShare, DataSettings::withValidationShare, 0.01, 0.5),
            Param.integer("limit", DataSettings::limit, DataSettings::withLimit, 0, 10_000_000),
            Param.choice(
                    "normalisation",
                    "normalisation",
                    DataSettings::normalisation,
                    DataSettings::withNormalisation,
                    List.of(Normalisation.values())));

    public DataSettings withSource(DataSpec changed) {
        return new DataSettings(changed, validationShare, limit, normalisation);
    }

    public DataSettings withValidationShare(double changed) {
        return new DataSettings(source, changed, limit, normalisation);
    }

    public DataSettings withLimit(int changed) {
        return new DataSettings(source, validationShare, changed, normalisation);
    }

    public DataSettings withNormalisation(Normalisation changed) {
        return new DataSettings(source, validationShare, limit, changed);
    }

    @Override
    public Kind<DataSettings> kind() {
        return KIND;
    }
}
