package names_test

import (
	"fmt"

	"vneidbot/bot"
	"vneidbot/bot/names"
)

// A name is found as it stands anywhere in a sentence, or misspelled as a guess.
func ExampleIndex_Find() {
	x := names.New()
	x.SetAreas([]bot.Area{{ID: 1, Name: "Phường Dương Kinh"}, {ID: 2, Name: "Phường Kiến An"}})
	x.Put(names.Row{ID: 1, Area: 1, Level: bot.Nursery, Name: "Mầm non Hoa Sen"})
	x.Put(names.Row{ID: 2, Area: 2, Level: bot.Nursery, Name: "Mầm non Hoa Sen"})
	x.Put(names.Row{ID: 3, Area: 1, Level: bot.Primary, Name: "Tiểu học Hòa Nghĩa"})
	for _, text := range []string{"em ở trường mn hoa sen ạ", "mầm non hoa sen kiến an", "tieu hoc hoa ngia"} {
		found, _ := x.Find(names.Query{Text: text, Most: 5})
		for _, f := range found {
			fmt.Println(text, "→", f.Unit, f.Score >= names.Sure)
		}
	}
	// Output:
	// em ở trường mn hoa sen ạ → 1 true
	// em ở trường mn hoa sen ạ → 2 true
	// mầm non hoa sen kiến an → 2 true
	// tieu hoc hoa ngia → 3 false
}
