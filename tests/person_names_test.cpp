// Which two names can be one person's: pairs, each with what is expected, and sounds.
#include "rashomon/reading/person_names.h"

#include <gtest/gtest.h>

namespace rashomon {
namespace {

Likeness likeness(const char* a, const char* b) {
  const Likeness found = likeness_of(person_name(a), person_name(b));
  EXPECT_EQ(found, likeness_of(person_name(b), person_name(a))) << a << " / " << b;
  return found;
}

TEST(PersonNames, ShorterForms) {
  for (const auto& [a, b] : {std::pair{"Ursula von der Leyen", "Von der Leyen"},
                             {"Ursula von der Leyen", "Leyen"},
                             {"Mohammed bin Salman", "bin Salman"},
                             {"Mohammed bin Salman", "Mohammed"},
                             {"Oscar de la Cruz", "De la Cruz"},
                             {"J. K. Rowling", "Rowling"},
                             {"J.K. Rowling", "Joanne Rowling"},
                             {"JK Rowling", "J. K. Rowling"},
                             {"Donald J. Trump", "Donald Trump"},
                             {"Joseph R. Biden Jr.", "Joe Biden"},
                             {"Robert F. Kennedy Jr.", "Kennedy"},
                             {"William J. Clinton", "Bill Clinton"},
                             {"William \"Bill\" Clinton", "Bill Clinton"},
                             {"Pedro Sánchez Pérez-Castejón", "Pedro Sánchez"},
                             {"Engineer Daisaku Kaneko", "Daisaku Kaneko"},
                             {"Daniel Ortega", "Dan Ortega"}})
    EXPECT_EQ(likeness(a, b), Likeness::spelled) << a << " / " << b;
}

TEST(PersonNames, FamilyNameFirst) {
  for (const auto& [a, b] : {std::pair{"Xi Jinping", "Xi"},
                             {"Orbán Viktor", "Viktor Orban"},
                             {"Abe Shinzo", "Shinzo Abe"},
                             {"Kim Jong-un", "Kim Jong Un"},
                             {"Moon Jae-in", "Moon"}})
    EXPECT_EQ(likeness(a, b), Likeness::spelled) << a << " / " << b;
  EXPECT_TRUE(is_first_family_name("nguyen"));
  EXPECT_FALSE(is_first_family_name("smith"));
}

TEST(PersonNames, Transliterations) {
  for (const auto& [a, b] : {std::pair{"Volodymyr Zelensky", "Wolodymyr Selenskyj"},
                             {"Zelenskyy", "Volodymyr Zelenskiy"},
                             {"Zelenski", "Selenskyj"},
                             {"Alexei Navalny", "Alexej Nawalny"},
                             {"Vladimir Putin", "Vladimir Poutine"},
                             {"Viktor Yanukovych", "Wiktor Janukowytsch"},
                             {"Muammar Gaddafi", "Muammar Qaddafi"},
                             {"Muhammad Khatami", "Mohamed Khatami"}})
    EXPECT_NE(likeness(a, b), Likeness::none) << a << " / " << b;
  EXPECT_EQ(likeness("Zelenskyy", "Volodymyr Zelenskiy"), Likeness::by_sound);
}

TEST(PersonNames, TwoPeople) {
  for (const auto& [a, b] : {std::pair{"Ida Brandt", "Ada Brandt"},
                             {"Donald Trump Jr.", "Donald J. Trump"},
                             {"Donald Trump", "Trump Jr."},
                             {"George Bush Sr.", "George Bush Jr."},
                             {"John F. Kennedy", "John B. Kennedy"},
                             {"Li Khan", "Li Han"},
                             {"Khan", "Han"},
                             {"Meyer", "Maier"},
                             {"Kim Jong Un", "Kim Jong Il"},
                             {"Anna Miller", "Anna Müller"},
                             {"Saddam Hassan", "Saddam Hussein"},
                             {"Jordan Spieth", "Michael Jordan"},
                             {"Paul Stern", "Anna Stern"}})
    EXPECT_EQ(likeness(a, b), Likeness::none) << a << " / " << b;
}

TEST(PersonNames, Places) {
  EXPECT_EQ(place_key("Kyiv"), place_key("Kiev"));
  EXPECT_EQ(place_key("Britain"), place_key("United Kingdom"));
  EXPECT_NE(place_key("Porthaven"), place_key("Kyiv"));
}

TEST(PersonNames, OddText) {
  for (const char* odd : {"", " ", ".", "'s", "J.", "Jr.", "Jr. Jr.", "\u2019", "von", "a b c d e f g h i j k l m n o p q r s"}) {
    const PersonName name = person_name(odd);
    ASSERT_FALSE(name.words.empty()) << odd;
    EXPECT_EQ(name.words.size(), name.sounds.size());
    EXPECT_LT(name.family, name.words.size());
    likeness_of(name, person_name("Ann Lee"));
  }
}

}  // namespace
}  // namespace rashomon
