#include "analyzers/guessed_rows.h"

#include <string>

#include "tests/catch.h"

namespace fihrist {
namespace {

TEST_CASE("the kind of an alias is guessed by script and capitals") {
  struct Row {
    const char* text;
    AliasKind kind;
  };
  const Row rows[] = {
      {"Esmail Qaani", AliasKind::spelling},
      {"al-Kadhimi", AliasKind::spelling},
      {"Abdullah bin Zayed", AliasKind::spelling},
      {"قاسم سليماني", AliasKind::native},
      {"PMF", AliasKind::acronym},
      {"U.S.", AliasKind::acronym},
      {"Abu Fadak", AliasKind::kunya},
      {"Abu Mahdi al-Muhandis", AliasKind::spelling},
      {"League of the Righteous", AliasKind::translation},
      {"the crowd", AliasKind::translation},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(guess_alias_kind(row.text) == row.kind);
  }
}

TEST_CASE("an id is made of the letters of a name") {
  CHECK(make_actor_id("Rijal al-Ghad") == "rijal-al-ghad");
  CHECK(make_actor_id("Ma'soumeh Ebtekar") == "masoumeh-ebtekar");
  CHECK(make_actor_id("Juan Guaidó") == "juan-guaido");
  CHECK(make_actor_id("قاسم") == "");
  CHECK(make_actor_id(std::string(300, 'a')).size() == 100);
}

}  // namespace
}  // namespace fihrist
