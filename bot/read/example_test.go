package read_test

import (
	"fmt"
	"time"

	"vneidbot/bot/read"
)

// One message may say everything that a report needs.
func ExampleText() {
	w := read.Text("Dạ MST 0299 900 124 đã được tiếp nhận ạ")
	fmt.Println(w.Codes[0].Code, w.Codes[0].Look, w.Status)
	// Output: 0299900124 right duoc_tiep_nhan
}

// What is denied or vague decides nothing: it is asked about.
func ExampleStatus() {
	for _, text := range []string{"bị từ chối", "chưa được tiếp nhận", "mầm non hoa sen"} {
		s, found, unclear := read.Status(text)
		fmt.Printf("%q %v %v\n", s, found, unclear)
	}
	// Output:
	// "tu_choi" true false
	// "" false true
	// "" false false
}

// A number is told apart from a phone and from a slip by its check digit.
func ExampleTaxCodes() {
	codes, rest := read.TaxCodes("0299900124 hay 0299900125, trường em")
	for _, c := range codes {
		fmt.Println(c.Raw, c.Look)
	}
	fmt.Println(rest)
	// Output:
	// 0299900124 right
	// 0299900125 wrong_check
	// hay trường em
}

func ExampleDates() {
	today := time.Date(2025, 5, 19, 0, 0, 0, 0, time.UTC)
	due, problem := read.Dates("21,23/5 15h30 16h00", today)
	for _, day := range due.Days {
		fmt.Println(day.Format("02/01/2006"))
	}
	fmt.Println(problem.Kind == "")
	// Output:
	// 21/05/2025
	// 23/05/2025
	// true
}
