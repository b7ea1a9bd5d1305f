package locales

import (
	"bytes"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNamesSortAsVietnameseReadersExpect(t *testing.T) {
	want := []string{
		"An Dương", "Bạch Long Vĩ", "Cát Hải", "Dương Kinh", "Đồ Sơn", "Hải An",
		"Hòa Nghĩa", "Hồng Bàng", "Kiến An", "Lê Chân",
		"THCS 1", "THCS 2", "THCS 10", "Tiểu học 2", "Tiểu học 11", "Ú", "Ư", "Vĩnh Bảo",
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	SortBy(NewSorter(), got, func(s string) string { return s })
	require.Equal(t, want, got)
}

func TestLettersComeInTheOrderOfTheAlphabet(t *testing.T) {
	s := NewSorter()
	letters := []string{"a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "y"}
	for i := 1; i < len(letters); i++ {
		a, b := letters[i-1]+"z", letters[i]+"a"
		require.Negative(t, s.Compare(a, b), "%s before %s", a, b)
		require.Negative(t, bytes.Compare(s.Key(a), s.Key(b)), "%s before %s", a, b)
	}
}

func TestSortingKeepsEqualNamesInTheirOrder(t *testing.T) {
	items := []struct {
		name string
		n    int
	}{{"Hoa Sen", 1}, {"An", 2}, {"Hoa Sen", 3}}
	SortBy(NewSorter(), items, func(i struct {
		name string
		n    int
	}) string {
		return i.name
	})
	require.Equal(t, []int{2, 1, 3}, []int{items[0].n, items[1].n, items[2].n})
}
