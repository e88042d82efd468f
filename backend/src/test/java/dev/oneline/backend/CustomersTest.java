package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.customer.Customer;
import dev.oneline.backend.customer.Customers;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Rest;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseRefused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Agents keep customers, and flows look them up. The demo has three. */
class CustomersTest {
    private static final String PATH = "/api/v1/customers";

    private static BackendRig rig;
    private static Rest alice;

    @BeforeAll
    static void givenTheDemo() {
        rig = BackendRig.started();
        alice = rig.rest().as("alice");
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldBeAddedFoundChangedAndDeleted() {
        var added = alice.post("addCustomer", PATH, settings("Café 一号", "+86 139 1111 0001", "900001"));
        assertThat(added.status()).isEqualTo(201);
        var customerId = added.json().getString("customerId");
        assertThat(added.json().getLong("version")).isEqualTo(1);
        assertThat(added.json().getString("changedBy")).isEqualTo("alice");
        for (var query : new String[] {"search=caf%C3%A9", "search=90000", "search=1111000", "number=013911110001"}) {
            assertThat(ids(query)).as(query).contains(customerId);
        }
        assertThat(ids("number=01")).isEmpty();
        assertThat(ids("search=_")).isEmpty();

        var changed = change(customerId, 1, settings("Café One", "010 1234 5678", ""));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().getLong("version")).isEqualTo(2);
        assertThat(ids("number=00861012345678")).contains(customerId);
        assertThat(ids("number=13911110001")).isEmpty();
        assertThat(change(customerId, 1, settings("Late", "", "")).code()).isEqualTo("customer-changed");
        assertThat(alice.get("getCustomer", PATH + "/" + customerId).json().getString("name"))
                .isEqualTo("Café One");

        assertThat(alice.delete("deleteCustomer", PATH + "/" + customerId).status())
                .isEqualTo(403);
        var leader = rig.rest().as("leader");
        assertThat(leader.delete("deleteCustomer", PATH + "/" + customerId).status())
                .isEqualTo(204);
        assertThat(alice.get("getCustomer", PATH + "/" + customerId).code()).isEqualTo("no-such-customer");
        assertThat(change(customerId, 2, settings("Gone", "", "")).status()).isEqualTo(404);
    }

    @Test
    void shouldHaveAnAccountOfItsOwn() {
        var first =
                alice.post("addCustomer", PATH, settings("First", "", "900002")).json();
        var second = alice.post("addCustomer", PATH, settings("Second", "", "900003"))
                .json();

        assertThat(alice.post("addCustomer", PATH, settings("Third", "", "900002"))
                        .code())
                .isEqualTo("account-taken");
        assertThat(change(second.getString("customerId"), 1, settings("Second", "", "900002"))
                        .code())
                .isEqualTo("account-taken");
        // Without one there may be many.
        assertThat(change(first.getString("customerId"), 1, settings("First", "", ""))
                        .status())
                .isEqualTo(200);
        assertThat(change(second.getString("customerId"), 1, settings("Second", "", ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldBeLookedUpByFlows() {
        var found = lookUp(new JsonObject().put("number", "+8613800138000"));
        assertThat(found.getString("outcome")).isEqualTo("found");
        assertThat(found.getJsonObject("values").getString("account")).isEqualTo("100200");
        assertThat(found.getJsonObject("values").getString("vip")).isEqualTo("true");
        assertThat(found.getJsonObject("values").getString("city")).isEqualTo("北京");
        assertThat(lookUp(new JsonObject().put("account", "100200")).getJsonObject("values"))
                .isEqualTo(found.getJsonObject("values"));
        assertThat(lookUp(new JsonObject().put("number", "13899990000")).getString("outcome"))
                .isEqualTo("not-found");
        assertThat(lookUp(new JsonObject()).getString("outcome")).isEqualTo("not-found");

        alice.post("addCustomer", PATH, settings("One at home", "13922220002", ""));
        alice.post("addCustomer", PATH, settings("Two at home", "13922220002", ""));
        assertThat(lookUp(new JsonObject().put("number", "13922220002")).getJsonObject("values"))
                .isEqualTo(new JsonObject().put("several", "2"));
    }

    @Test
    void shouldStayOneWhoseAttributeSaysSeveral() {
        var attributes = new JsonArray();
        for (var name : new String[] {"several", "vip", "name", "tier"}) {
            attributes.add(new JsonObject().put("name", name).put("value", "7"));
        }
        alice.post("addCustomer", PATH, settings("Only One", "13922220003", "").put("attributes", attributes));

        var values = lookUp(new JsonObject().put("number", "13922220003")).getJsonObject("values");

        assertThat(values.containsKey("several")).isFalse();
        assertThat(values.getString("vip")).isEqualTo("false");
        assertThat(values.getString("name")).isEqualTo("Only One");
        assertThat(values.getString("tier")).isEqualTo("7");
    }

    @Test
    void shouldBeReadAPageAtATime() {
        var names = new ArrayList<String>();
        // Namesakes come one after the other, too.
        for (var name : new String[] {"Pager a", "pager B", "Pager c", "Pager c", "Pager c"}) {
            names.add(name);
            alice.post("addCustomer", PATH, settings(name, "", ""));
        }

        var read = new ArrayList<String>();
        var customers = new LinkedHashSet<String>();
        for (var after = ""; !after.equals("end"); ) {
            var page = alice.get("listCustomers", PATH + "?search=pager&limit=2" + after)
                    .array();
            page.forEach(each -> read.add(((JsonObject) each).getString("name")));
            page.forEach(each -> customers.add(((JsonObject) each).getString("customerId")));
            after = page.size() < 2 ? "end" : "&after=" + page.getJsonObject(1).getString("customerId");
        }

        assertThat(read).isEqualTo(names);
        assertThat(customers).hasSize(5);
        assertThat(alice.get("listCustomers", PATH + "?after=gone").code()).isEqualTo("bad-argument");
        assertThat(alice.send("GET", PATH + "?limit=101", null, null).status()).isEqualTo(400);
    }

    @Test
    void shouldBeFoundByWhatIsTyped() {
        var customerId = alice.post(
                        "addCustomer",
                        PATH,
                        settings("Typed\0 龙", "13933330004", "").put("note", "a\0b"))
                .json()
                .getString("customerId");

        for (var typed : new String[] {"0086139333", "0139333", "3333%200004", "typed%20%E9%BE%99"}) {
            assertThat(ids("search=" + typed)).as(typed).contains(customerId);
        }
        // A digit beside letters is of a name or an account, not of a number.
        assertThat(ids("search=Room%204")).isEmpty();
    }

    @Test
    void shouldBeTheTenantsAlone() throws DatabaseRefused, SQLException {
        var database = Database.open(rig.vertx(), rig.database(), rig.meters());
        try {
            assertThat(everyone(database, "other", "100200")).isEmpty();
            assertThat(everyone(database, "demo", "100200")).hasSize(3);
            // The same id and account are free there, and that changes nothing here.
            var theirs = everyone(database, "demo", "100200").getFirst();
            database.withTenantBlocking("other", connection -> Customers.add(connection, "other", theirs));
            assertThat(everyone(database, "other", "100200")).hasSize(3);
            database.withTenantBlocking("other", connection -> Customers.delete(connection, theirs.customerId()));
            assertThat(everyone(database, "other", "100200")).isEmpty();
            assertThat(everyone(database, "demo", "100200")).hasSize(3);
        } finally {
            database.close();
        }
    }

    /** The one with the account, by each way that leads to him. */
    private static List<Customer> everyone(Database database, String tenant, String account) throws SQLException {
        return database.withTenantBlocking(tenant, connection -> {
            var found = new ArrayList<>(Customers.withNumber(connection, "13800138000"));
            found.addAll(Customers.search(connection, account, null, 10));
            Customers.withAccount(connection, account).ifPresent(found::add);
            return found;
        });
    }

    @Test
    void shouldRefuseWhatIsNoCustomer() {
        var more = new JsonArray();
        IntStream.range(0, 11).forEach(i -> more.add("1391111000" + i));
        var attribute = new JsonObject().put("name", "city").put("value", "x");
        for (var wrong : new JsonObject[] {
            settings(" ", "", ""),
            settings("x".repeat(101), "", ""),
            settings("A", "not a number", ""),
            settings("A", "", "x".repeat(61)),
            settings("A", "", "").put("numbers", more),
            settings("A", "", "").put("attributes", attributes(31)),
            settings("A", "", "").put("language", "Chinese"),
            settings("A", "", "")
                    .put("attributes", new JsonArray().add(attribute).add(attribute)),
            settings("A", "", "")
                    .put("attributes", new JsonArray().add(attribute.copy().put("name", "No Name"))),
            settings("A", "", "").put("note", "x".repeat(2001)),
            settings("A", "", "").put("more", 1)
        }) {
            assertThat(alice.send("POST", PATH, wrong.encode(), "application/json")
                            .status())
                    .as(wrong.encode())
                    .isEqualTo(400);
        }
        assertThat(alice.post("addCustomer", PATH, settings("A", "", "").put("attributes", attributes(30)))
                        .status())
                .isEqualTo(201);
        assertThat(rig.rest().send("GET", PATH, null, null).status()).isEqualTo(401);
    }

    private static JsonArray attributes(int count) {
        var attributes = new JsonArray();
        IntStream.range(0, count)
                .forEach(i ->
                        attributes.add(new JsonObject().put("name", "a" + i).put("value", "x".repeat(200))));
        return attributes;
    }

    private static Rest.Reply change(String customerId, long version, JsonObject settings) {
        return alice.put(
                "changeCustomer",
                PATH + "/" + customerId,
                new JsonObject().put("version", version).put("settings", settings));
    }

    private static List<String> ids(String query) {
        var reply = alice.get("listCustomers", PATH + "?" + query);
        assertThat(reply.status()).as(query + " " + reply.body()).isEqualTo(200);
        return reply.array().stream()
                .map(JsonObject.class::cast)
                .map(customer -> customer.getString("customerId"))
                .toList();
    }

    private static JsonObject lookUp(JsonObject arguments) {
        return rig.rest()
                .as("admin")
                .post(
                        "tryLookUpService",
                        "/api/v1/lookup-services/customers/trial",
                        new JsonObject().put("arguments", arguments).put("timeoutMs", 2_000))
                .json();
    }

    private static JsonObject settings(String name, String number, String account) {
        return new JsonObject()
                .put("name", name)
                .put("numbers", number.isEmpty() ? new JsonArray() : new JsonArray().add(number))
                .put("account", account)
                .put("language", "zh-CN")
                .put("vip", false)
                .put("note", "")
                .put("attributes", new JsonArray());
    }
}
