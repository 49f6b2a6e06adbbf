#include <boost/json.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/api/field_reader.h"
#include "server/domain/scope.h"

namespace sigma::api {
namespace {

using testing::ElementsAre;

boost::json::object objectOf(std::string_view text) {
    return boost::json::parse(text).as_object();
}

std::vector<std::string> problemsOf(FieldReader& fields) {
    std::vector<std::string> list;
    const auto finished = fields.finish();
    if (finished.has_error()) {
        for (const FieldProblem& problem : finished.error().errors) {
            list.push_back(problem.field + " " + problem.code);
        }
    }
    return list;
}

TEST(FieldReader, ReadsWhatIsThere) {
    const auto object = objectOf(
        R"({"title":"Hà Nội","size":-3,"whole":5.0,"on":true,"tags":["a","b"],"role":"viewer","no":null})");
    FieldReader fields(object);
    EXPECT_EQ(fields.text("title", {1, 20, {}}), "Hà Nội");
    EXPECT_EQ(fields.integer("size", {-5, 5}), -3);
    EXPECT_EQ(fields.integer("whole", {0, 5}), 5);
    EXPECT_EQ(fields.boolean("on"), true);
    EXPECT_THAT(*fields.texts("tags", {1, 5, {}}, 2), ElementsAre("a", "b"));
    EXPECT_EQ(fields.oneOf<domain::Role>("role", domain::roleFrom), domain::Role::kViewer);
    EXPECT_TRUE(fields.isNull("no"));
    EXPECT_EQ(fields.text("absent", {1, 5, {}}), std::nullopt);
    EXPECT_THAT(problemsOf(fields), ElementsAre());
}

TEST(FieldReader, CollectsEveryProblem) {
    const auto object = objectOf(
        R"({"a":1,"b":"","c":"too long","d":"A","e":"\u0007","f":"1","g":1.5,"h":9,"i":1e300,"j":1,"k":[1],"l":["x","x"],"m":"king","n":18446744073709551615})");
    FieldReader fields(object);
    fields.text("a", {0, 5, {}});
    fields.text("b", {1, 5, {}});
    fields.text("c", {0, 5, {}});
    fields.text("d", {0, 5, "abc"});
    fields.text("e", {0, 5, {}});
    fields.integer("f", {0, 5});
    fields.integer("g", {0, 5});
    fields.integer("h", {0, 5});
    fields.integer("i", {0, 5});
    fields.boolean("j");
    fields.texts("k", {1, 5, {}}, 5);
    fields.texts("l", {1, 5, {}}, 5);
    fields.oneOf<domain::Role>("m", domain::roleFrom);
    fields.integer("n", {0, 5});
    fields.require("o");
    EXPECT_THAT(problemsOf(fields),
                ElementsAre("/a wrong_type", "/b too_short", "/c too_long", "/d bad_format",
                            "/e bad_format", "/f wrong_type", "/g wrong_type", "/h out_of_range",
                            "/i out_of_range", "/j wrong_type", "/k/0 wrong_type",
                            "/l/1 not_allowed", "/m not_one_of", "/n out_of_range", "/o required"));
}

TEST(FieldReader, RefusesFieldsThatNobodyAskedFor) {
    const auto object = objectOf(R"({"title":"a","a/b~c":1,"":2})");
    FieldReader fields(object, "/settings");
    fields.text("title", {1, 20, {}});
    EXPECT_THAT(problemsOf(fields),
                ElementsAre("/settings/a~1b~0c unknown_field", "/settings/ unknown_field"));
}

TEST(FieldReader, CutsAbsurdNamesBetweenCharacters) {
    boost::json::object object;
    std::string name(63, 'x');
    name += "é and more";
    object[name] = 1;
    FieldReader fields(object);
    EXPECT_THAT(problemsOf(fields), ElementsAre("/" + std::string(63, 'x') + " unknown_field"));
}

TEST(FieldReader, BoundsHowManyProblemsItNames) {
    boost::json::object object;
    for (int index = 0; index != 5'000; ++index) {
        object["field" + std::to_string(index)] = index;
    }
    FieldReader fields(object);
    EXPECT_EQ(problemsOf(fields).size(), 50U);
}

TEST(FieldReader, NeedsSomethingToDo) {
    EXPECT_TRUE(requireSomething({{"a", 1}}).has_value());
    EXPECT_EQ(requireSomething({}).error().status, 422U);
}

}  // namespace
}  // namespace sigma::api
