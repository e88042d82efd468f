package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.customer.Customer;
import dev.oneline.backend.customer.Customers;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.SqlWork;
import dev.oneline.runtime.database.StorableText;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Customers: whoever is signed in looks them up, adds and changes them; those who oversee delete them. */
final class CustomerOperations {
    private static final int DEFAULT_LIMIT = 50;

    private final Function<ApiCall, TenantService> tenants;
    private final Database database;

    CustomerOperations(Function<ApiCall, TenantService> tenants, Database database) {
        this.tenants = tenants;
        this.database = database;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "listCustomers", this::list,
                "getCustomer", this::get,
                "addCustomer", this::add,
                "changeCustomer", this::change,
                "deleteCustomer", Allowed.toOversee(this::delete));
    }

    private Future<Answer> list(ApiCall call) {
        var number = call.queryText("number");
        return database.withTenant(
                        call.user().tenant(),
                        connection -> number != null
                                ? Optional.of(Customers.withNumber(connection, number))
                                : page(connection, call))
                .compose(found -> found.map(customers -> Future.succeededFuture(Answer.ok(customers)))
                        .orElseGet(() -> Future.failedFuture(Refused.of(Refusal.BAD_ARGUMENT, "after"))));
    }

    /** Empty where the one who came last on the page before is there no more: nobody knows where to go on. */
    private static Optional<List<Customer>> page(Connection connection, ApiCall call) throws SQLException {
        var search = call.queryText("search");
        var after = call.queryText("after");
        var limit = call.queryNumber("limit");
        var last = after == null ? null : Customers.find(connection, after).orElse(null);
        if (after != null && last == null) {
            return Optional.empty();
        }
        return Optional.of(Customers.search(
                connection,
                search == null ? "" : text(search),
                last,
                limit == null ? DEFAULT_LIMIT : limit.intValue()));
    }

    private Future<Answer> get(ApiCall call) {
        return database.withTenant(
                        call.user().tenant(), connection -> Customers.find(connection, call.path("customerId")))
                .compose(found -> found.map(customer -> Future.succeededFuture(Answer.ok(customer)))
                        .orElseGet(CustomerOperations::none));
    }

    private Future<Answer> add(ApiCall call) {
        var customer = customer(call, "k" + UUID.randomUUID(), call.body(), 1);
        return written(
                        call,
                        customer,
                        connection -> Customers.add(connection, call.user().tenant(), customer))
                .map(Answer::created);
    }

    private Future<Answer> change(ApiCall call) {
        var replaces = call.body().getLong("version");
        var customer = customer(call, call.path("customerId"), call.body().getJsonObject("settings"), replaces + 1);
        return written(
                        call,
                        customer,
                        connection -> Customers.replace(connection, call.user().tenant(), customer))
                .map(Answer::ok);
    }

    private Future<Answer> delete(ApiCall call) {
        return database.withTenant(
                        call.user().tenant(), connection -> Customers.delete(connection, call.path("customerId")))
                .compose(there -> there ? Future.succeededFuture(Answer.done()) : none());
    }

    private Future<Customer> written(ApiCall call, Customer customer, SqlWork<Customers.Written> writing) {
        var names = new HashSet<String>();
        if (customer.name().isEmpty()) {
            return Future.failedFuture(Refused.of(Refusal.BAD_ARGUMENT, "name"));
        }
        if (!customer.attributes().stream().allMatch(attribute -> names.add(attribute.name()))) {
            return Future.failedFuture(Refused.of(Refusal.BAD_ARGUMENT, "attributes"));
        }
        return database.withTenant(call.user().tenant(), writing).compose(written -> switch (written) {
            case DONE -> Future.succeededFuture(customer);
            case ACCOUNT_TAKEN -> Future.failedFuture(Refused.of(Refusal.ACCOUNT_TAKEN, "account"));
            case GONE -> none();
            case CHANGED -> Future.failedFuture(Refused.because(Refusal.CUSTOMER_CHANGED));
        });
    }

    private Customer customer(ApiCall call, String customerId, JsonObject settings, long version) {
        return new Customer(
                customerId,
                text(settings.getString("name")),
                texts(settings.getJsonArray("numbers")),
                text(settings.getString("account")),
                settings.getString("language"),
                settings.getBoolean("vip"),
                text(settings.getString("note")),
                settings.getJsonArray("attributes").stream()
                        .map(JsonObject.class::cast)
                        .map(each -> new Customer.Attribute(each.getString("name"), text(each.getString("value"))))
                        .toList(),
                version,
                call.user().userId(),
                tenants.apply(call).nowMs());
    }

    private static String text(String typed) {
        return StorableText.of(typed).strip();
    }

    private static List<String> texts(JsonArray array) {
        return array.stream().map(Object::toString).map(String::strip).toList();
    }

    private static <T> Future<T> none() {
        return Future.failedFuture(Refused.because(Refusal.NO_SUCH_CUSTOMER));
    }
}
