package dev.oneline.backend.tenancy;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.contract.bus.Trunks;
import dev.oneline.contract.bus.TrunksQuery;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Tells SIP bridges which trunks there are. */
public final class TrunkDoor {
    private final Database database;
    private final List<String> tenants;

    public TrunkDoor(Database database, List<String> tenants) {
        this.database = database;
        this.tenants = List.copyOf(tenants);
    }

    public Future<Registration> open(Bus bus) {
        return bus.serve(BusAddress.TRUNKS, TrunksQuery.class, Trunks.class, query -> trunks());
    }

    private Future<Trunks> trunks() {
        Future<List<Trunk>> all = Future.succeededFuture(new ArrayList<>());
        for (var tenant : tenants) {
            all = all.compose(
                    found -> database.withTenant(tenant, Tenants::trunks).map(more -> {
                        found.addAll(more);
                        return found;
                    }));
        }
        return all.map(Trunks::new);
    }
}
