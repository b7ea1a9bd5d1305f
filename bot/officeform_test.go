package bot

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestWhichFormIsFilled(t *testing.T) {
	all, own := OfficeForm{}, OfficeForm{Area: 7}
	forms := []OfficeForm{all, own}
	for _, c := range []struct {
		scope Scope
		forms []OfficeForm
		want  *OfficeForm
	}{
		{WholeArea(7), forms, &own}, {WholeArea(8), forms, &all}, {Everything, forms, &all}, {WholeArea(8), forms[1:], nil}, {Everything, forms[1:], nil},
		{Scope{{Areas: []AreaID{7}, Levels: []Level{Primary}}}, forms, nil}, {OfLevels(Primary), forms, nil}, {WholeArea(7), nil, nil},
		{Scope{{Areas: []AreaID{7, 8}, AllLevels: true}}, forms, &all},
	} {
		require.Equal(t, c.want, FormFor(c.forms, c.scope))
	}
}
