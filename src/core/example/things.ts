import type { CategoryId } from '../../domain/market/categories.ts'

export type Language = 'ru' | 'kk' | 'en'

/** A thing people in Almaty list. Money in tenge, from–to. */
export interface Thing {
  readonly category: CategoryId
  readonly titles: Readonly<Record<Language, string>>
  /** What it is worth to keep; null: nobody gives it away for good. */
  readonly keep: readonly [number, number] | null
  /** What a day of it is worth, for how long it is lent, and what is owed if it is lost. */
  readonly lend: { readonly perDay: readonly [number, number]; readonly days: readonly [number, number]; readonly lost: readonly [number, number] | null } | null
  /** Done by the minute instead. */
  readonly hours: { readonly worth: readonly [number, number]; readonly minutes: number } | null
}

type Range = readonly [number, number]

const thing = (category: CategoryId, titles: string, terms: Partial<Pick<Thing, 'keep' | 'lend' | 'hours'>>): Thing => {
  const [ru = '', kk = '', en = ''] = titles.split(' | ')
  return { category, titles: { ru, kk, en }, keep: null, lend: null, hours: null, ...terms }
}

const keep = (low: number, high: number) => ({ keep: [low, high] as Range })
const lend = (perDay: Range, days: Range, lost: Range | null) => ({ lend: { perDay, days, lost } })
const hours = (minutes: number, low: number, high: number) => ({ hours: { minutes, worth: [low, high] as Range } })

/** Every category of RULES 3 has some. */
const things: readonly Thing[] = [
  thing('vehicles', 'Шины зимние R16 | Қысқы шина R16 | Winter tyres R16', keep(60_000, 110_000)),
  thing('vehicles', 'Прицеп | Тіркеме | Trailer', keep(350_000, 600_000)),
  thing('vehicles', 'Автокресло | Балалар орындығы | Car seat', keep(25_000, 60_000)),
  thing('mobility', 'Велосипед | Велосипед | Bicycle', { ...keep(70_000, 160_000), ...lend([1_500, 3_000], [3, 14], [80_000, 150_000]) }),
  thing('mobility', 'Самокат | Самокат | Scooter', keep(15_000, 35_000)),
  thing('mobility', 'Электросамокат | Электр самокат | E-scooter', { ...keep(120_000, 220_000), ...lend([2_500, 4_000], [2, 7], [130_000, 200_000]) }),
  thing('mobility', 'Скейтборд | Скейтборд | Skateboard', { ...keep(15_000, 40_000), ...lend([700, 1_500], [3, 10], [20_000, 35_000]) }),
  thing('food', 'Мёд горный, 3 литра | Тау балы, 3 литр | Mountain honey, 3 litres', keep(12_000, 18_000)),
  thing('food', 'Яблоки апорт, ящик | Апорт алмасы, жәшік | Aport apples, a crate', keep(8_000, 14_000)),
  thing('food', 'Варенье из айвы | Айва тосабы | Quince jam', keep(2_000, 3_500)),
  thing('food', 'Рассада помидоров | Қызанақ көшеті | Tomato seedlings', keep(3_000, 6_000)),
  thing('food', 'Домашние яйца, 30 штук | Үй жұмыртқасы, 30 дана | Farm eggs, 30', keep(2_000, 3_500)),
  thing('food', 'Кумыс, 5 литров | Қымыз, 5 литр | Kumis, 5 litres', keep(6_000, 9_000)),
  thing('rides', 'Подвезу до Конаева | Қонаевқа дейін апарамын | A lift to Konaev', hours(90, 2_500, 4_000)),
  thing('rides', 'Перевезу мебель на Газели | Жиһазды Газельмен тасимын | Moving furniture by van', hours(180, 15_000, 25_000)),
  thing('space', 'Комната на время | Уақытша бөлме | A room for a while', lend([5_000, 9_000], [7, 30], [20_000, 40_000])),
  thing('space', 'Место в гараже | Гараждан орын | Space in a garage', lend([700, 1_200], [30, 90], [10_000, 20_000])),
  thing('space', 'Рабочий стол у окна | Терезе жанындағы жұмыс орны | A desk by the window', lend([1_500, 2_500], [14, 60], [15_000, 30_000])),
  thing('space', 'Грядка на даче | Саяжайдан егін жері | A garden plot', lend([100, 200], [120, 180], [5_000, 9_000])),
  thing('real-estate', 'Дачный участок, 6 соток | Жер телімі, 6 сотық | Plot of land, 600 m²', keep(3_000_000, 6_000_000)),
  thing('real-estate', 'Гараж | Гараж | Garage', keep(1_500_000, 3_000_000)),
  thing('electronics', 'Ноутбук | Ноутбук | Laptop', keep(120_000, 260_000)),
  thing('electronics', 'Телефон | Ұялы телефон | Phone', keep(60_000, 180_000)),
  thing('electronics', 'Монитор 24 | Монитор 24 | Monitor 24', keep(35_000, 70_000)),
  thing('electronics', 'Телевизор 32 | Теледидар 32 | TV 32', keep(50_000, 90_000)),
  thing('tools', 'Дрель | Бұрғы | Drill', { ...keep(20_000, 40_000), ...lend([1_500, 2_500], [2, 7], [25_000, 40_000]) }),
  thing('tools', 'Перфоратор | Перфоратор | Hammer drill', lend([3_000, 4_500], [2, 7], [60_000, 90_000])),
  thing('tools', 'Шуруповёрт | Шуруповёрт | Cordless screwdriver', { ...keep(20_000, 45_000), ...lend([1_500, 2_500], [2, 7], [25_000, 45_000]) }),
  thing('tools', 'Фотоаппарат | Фотоаппарат | Camera', { ...keep(90_000, 240_000), ...lend([5_000, 8_000], [2, 7], [250_000, 400_000]) }),
  thing('tools', 'Проектор | Проектор | Projector', lend([4_000, 6_000], [1, 5], [120_000, 200_000])),
  thing('tools', 'Лестница | Саты | Ladder', lend([1_000, 2_000], [1, 7], [20_000, 35_000])),
  thing('tools', 'Бензопила | Шынжырлы ара | Chainsaw', lend([4_000, 6_000], [1, 4], [60_000, 110_000])),
  thing('sports', 'Палатка | Шатыр | Tent', { ...keep(30_000, 70_000), ...lend([2_000, 3_500], [3, 10], [50_000, 90_000]) }),
  thing('sports', 'Спальник | Ұйықтайтын қап | Sleeping bag', lend([800, 1_500], [3, 10], [20_000, 35_000])),
  thing('sports', 'Лыжи | Шаңғы | Skis', { ...keep(60_000, 120_000), ...lend([4_000, 6_000], [2, 7], [90_000, 150_000]) }),
  thing('sports', 'Гитара | Гитара | Guitar', { ...keep(30_000, 60_000), ...lend([1_000, 2_000], [7, 30], [35_000, 60_000]) }),
  thing('sports', 'Домбра | Домбыра | Dombra', { ...keep(25_000, 50_000), ...lend([800, 1_500], [7, 30], [30_000, 50_000]) }),
  thing('sports', 'Игровая приставка | Ойын приставкасы | Game console', { ...keep(90_000, 180_000), ...lend([3_000, 5_000], [2, 7], [120_000, 180_000]) }),
  thing('household', 'Швейная машинка | Тігін машинасы | Sewing machine', { ...keep(40_000, 80_000), ...lend([1_500, 2_500], [3, 14], [50_000, 80_000]) }),
  thing('household', 'Моющий пылесос | Жуатын шаңсорғыш | Carpet cleaner', lend([3_000, 4_500], [1, 5], [80_000, 140_000])),
  thing('household', 'Стол | Үстел | Table', keep(20_000, 45_000)),
  thing('household', 'Диван | Диван | Sofa', keep(60_000, 130_000)),
  thing('household', 'Шкаф | Киім шкафы | Wardrobe', keep(35_000, 80_000)),
  thing('household', 'Казан 20 литров | Қазан 20 литр | Cauldron, 20 litres', lend([1_500, 3_000], [1, 5], [25_000, 40_000])),
  thing('clothing', 'Мужской костюм | Ерлер костюмі | Suit', lend([3_000, 6_000], [1, 4], [60_000, 100_000])),
  thing('clothing', 'Вечернее платье | Кешкі көйлек | Evening dress', { ...keep(20_000, 45_000), ...lend([5_000, 9_000], [1, 4], [50_000, 90_000]) }),
  thing('clothing', 'Шапан | Шапан | Shapan', lend([4_000, 8_000], [1, 4], [70_000, 120_000])),
  thing('clothing', 'Зимняя куртка | Қысқы күртеше | Winter jacket', keep(15_000, 35_000)),
  thing('clothing', 'Детские вещи, пакет | Балалар киімі, бір қап | Children’s clothes, a bag', keep(5_000, 12_000)),
  thing('collectibles', 'Картина, вид Медеу | Сурет, Медеу көрінісі | Painting, view of Medeu', keep(30_000, 80_000)),
  thing('collectibles', 'Серебряные серьги | Күміс сырға | Silver earrings', keep(20_000, 60_000)),
  thing('collectibles', 'Часы Луч | Луч сағаты | Luch watch', keep(15_000, 40_000)),
  thing('books-games', 'Учебники, 5 класс | Оқулықтар, 5 сынып | Textbooks, grade 5', keep(6_000, 12_000)),
  thing('books-games', 'Настольная игра | Үстел ойыны | Board game', { ...keep(8_000, 15_000), ...lend([500, 1_000], [3, 7], [10_000, 15_000]) }),
  thing('books-games', 'Шахматы | Шахмат | Chess', keep(5_000, 12_000)),
  thing('finance', 'Подарочная карта супермаркета | Супермаркет сыйлық картасы | Supermarket gift card', keep(18_000, 20_000)),
  thing('finance', 'Абонемент в бассейн, 12 посещений | Бассейн абонементі, 12 рет | Pool pass, 12 visits', keep(25_000, 35_000)),
  thing('digital', 'Место в семейной подписке на музыку | Отбасылық музыка жазылымынан орын | A place in a music family plan', lend([50, 100], [30, 90], null)),
  thing('digital', 'Облако, 200 ГБ | Бұлттық сақтау, 200 ГБ | Cloud storage, 200 GB', lend([30, 60], [30, 180], null)),
  thing('services', 'Репетитор по математике | Математика репетиторы | Maths tutor', hours(60, 5_000, 8_000)),
  thing('services', 'Уроки казахского языка | Қазақ тілі сабақтары | Kazakh lessons', hours(60, 4_000, 7_000)),
  thing('services', 'Стрижка | Шаш қию | Haircut', hours(45, 3_000, 5_000)),
  thing('services', 'Ремонт велосипедов | Велосипед жөндеу | Bicycle repair', hours(60, 4_000, 7_000)),
  thing('services', 'Уборка квартиры | Пәтер тазалау | House cleaning', hours(180, 10_000, 15_000)),
  thing('services', 'Присмотр за кошкой | Мысыққа қарап тұру | Cat sitting', lend([2_000, 3_000], [3, 14], null)),
  thing('living', 'Котёнок | Мысық баласы | Kitten', keep(1_000, 5_000)),
  thing('living', 'Куры-несушки, пара | Жұмыртқалағыш тауық, екеу | Laying hens, a pair', keep(6_000, 10_000)),
  thing('living', 'Комнатные цветы | Бөлме гүлі | Houseplants', keep(1_500, 6_000)),
  thing('event', 'Шатёр 3×6 | Үлкен шатыр 3×6 | Party tent 3×6', lend([10_000, 15_000], [1, 3], [120_000, 180_000])),
  thing('event', 'Колонка с микрофоном | Микрофонды үндеткіш | Speaker with microphone', lend([5_000, 8_000], [1, 3], [90_000, 150_000])),
  thing('event', 'Посуда на 50 человек | 50 адамға ыдыс | Dishes for 50', lend([6_000, 10_000], [1, 4], [80_000, 120_000])),
  thing('other', 'Чемодан | Шабадан | Suitcase', { ...keep(15_000, 30_000), ...lend([1_000, 1_500], [5, 21], [25_000, 40_000]) }),
  thing('other', 'Коляска | Балалар арбасы | Stroller', keep(25_000, 60_000)),
]

/** Lent by the day and given back; what is done, not returned, cannot be lost. */
export const comesBack = ({ lend: terms }: Thing): boolean => terms !== null && terms.lost !== null

export const thingNamed = (english: string): Thing => things.find((each) => each.titles.en === english) as Thing
export const toKeep: readonly Thing[] = things.filter((each) => each.keep !== null)
export const toLend: readonly Thing[] = things.filter(comesBack)
/** For weeks at most, so that a deal can have run its course since the community began. */
export const toLendBriefly: readonly Thing[] = toLend.filter((each) => (each.lend?.days[1] ?? 0) <= 21)
export const toDo: readonly Thing[] = things.filter((each) => each.hours !== null || (each.lend !== null && !comesBack(each)))
