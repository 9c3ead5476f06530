/** Words of a title that say nothing about the thing. Dropped from names unless nothing else is left. */
export const fillerWords: readonly string[] = [
  ...'хочу ищу нужен нужна нужно нужны куплю возьму отдам обменяю меняю поменяю сдам дам могу одолжу одолжить'.split(' '),
  ...'аренда прокат напрокат срочно бу новый новая новое новые старый старая старое старые'.split(' '),
  ...'хороший хорошая хорошее хорошие отличный отличная отличное состояние состоянии шт штук'.split(' '),
  ...'или со на по из от без не до при'.split(' '),
  ...'керек іздеймін беремін бере аламын алам алғым келеді айырбастаймын жалға уақытша'.split(' '),
  ...'бар жаңа ескі жақсы мен және немесе'.split(' '),
  ...'want wanted need needed looking have can give lend borrow rent swap trade exchange'.split(' '),
  ...'an the and or with in of my some used new old good condition'.split(' '),
]

/** What follows is what the thing is for: чехол *для телефона*. */
export const purposeFollows: readonly string[] = ['для', 'for']

/** What precedes is what the thing is for: *телефонға арналған* қап. */
export const purposePrecedes: readonly string[] = ['үшін', 'арналған']
