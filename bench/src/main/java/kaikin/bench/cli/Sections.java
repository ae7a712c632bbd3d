package kaikin.bench.cli;

import java.util.List;
import kaikin.bench.core.Section;
import kaikin.bench.section.CostSection;
import kaikin.bench.section.DecisionsSection;
import kaikin.bench.section.DemoSection;
import kaikin.bench.section.FleetsSection;
import kaikin.bench.section.FunctionSection;
import kaikin.bench.section.GrowthSection;
import kaikin.bench.section.LookupSection;
import kaikin.bench.section.PackSection;
import kaikin.bench.section.PlanSection;
import kaikin.bench.section.ReadingSection;
import kaikin.bench.section.ServerSection;

/** The sections, in the order of the page. */
final class Sections {
    static final List<Section> ALL = List.of(
            new FunctionSection(),
            new LookupSection(),
            new ReadingSection(),
            new DecisionsSection(),
            new PackSection(),
            new PlanSection(),
            new FleetsSection(),
            new ServerSection(),
            new DemoSection(),
            new GrowthSection(),
            new CostSection());

    private Sections() {}
}
