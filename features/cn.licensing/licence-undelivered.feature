Feature: Licence not delivered within 10 working days (Administrative Licensing Law 44)
  From Friday 24 September 2021: 26 (a working Sunday) to 30 September, 8, 9 (a working Saturday)
  and 11 to 13 October are ten working days; the rest of the days between are holidays.

  Background:
    Given the rule "cn.licensing/licence-undelivered"
    And today is 2021-10-15

  @must-fire
  Scenario: Delivered a day late; not delivered; told a day late to collect it
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
    And the records of event
      | case | act       | ts               |
      | C1   | granted   | 2021-09-24 16:00 |
      | C1   | published | 2021-09-26 16:00 |
      | C1   | delivered | 2021-10-14 00:30 |
      | C2   | granted   | 2021-09-24 16:00 |
      | C3   | granted   | 2021-09-24 16:00 |
      | C3   | informed  | 2021-10-14 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Due        | Late | message |
      | C1      | flagged | 2021-10-13 | 1    | The licence was to be issued and delivered by 2021-10-13; working days late: 1 |
      | C2      | flagged | 2021-10-13 | 2    | The licence was to be issued and delivered by 2021-10-13; working days late: 2 |
      | C3      | flagged | 2021-10-13 | 2    | The licence was to be issued and delivered by 2021-10-13; working days late: 2 |
    And examined are C1 C2 C3

  @must-not-fire
  Scenario: On the tenth day; told and delivered in time; time is left; refused (C4), no licensing (C5)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | penalty  |
    And the records of event
      | case | act       | ts               |
      | C1   | granted   | 2021-09-24 16:00 |
      | C1   | delivered | 2021-10-13 23:30 |
      | C2   | granted   | 2021-09-24 16:00 |
      | C2   | informed  | 2021-09-28 16:00 |
      | C2   | delivered | 2021-09-30 16:00 |
      | C3   | granted   | 2021-10-08 16:00 |
      | C4   | refused   | 2021-09-24 16:00 |
      | C5   | granted   | 2021-09-24 16:00 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3

  @cannot-tell
  Scenario: The applicant was told in time to collect it, and came late (C1) or not at all (C2)
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
    And the records of event
      | case | act       | ts               |
      | C1   | granted   | 2021-09-24 16:00 |
      | C1   | informed  | 2021-09-26 16:00 |
      | C1   | informed  | 2021-10-14 09:00 |
      | C1   | delivered | 2021-10-15 09:00 |
      | C2   | granted   | 2021-09-24 16:00 |
      | C2   | informed  | 2021-10-13 23:30 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason                                        | message |
      | C1      | cannot_tell | the applicant was told to collect the licence | the applicant was told to collect the licence |
      | C2      | cannot_tell | the applicant was told to collect the licence | the applicant was told to collect the licence |
