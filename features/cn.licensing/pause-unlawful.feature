Feature: Pause of a kind the law does not know (Administrative Licensing Law 45)
  Only hearing, tender, auction, inspection, testing, quarantine, appraisal and expert review
  stop the clock.

  Background:
    Given the rule "cn.licensing/pause-unlawful"
    And today is 2021-10-29

  @must-fire
  Scenario: Public display is not a special procedure
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of clock_stop
      | case | kind           | start_at         | end_at           |
      | C1   | public_display | 2021-09-30 16:00 | 2021-10-08 09:00 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Kind           | Start      | message |
      | C1      | flagged | public_display | 2021-09-30 | From 2021-09-30 the clock was paused for 'public_display', which is not one of the law's special procedures |

  @must-not-fire
  Scenario: The eight kinds of the law
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | approval |
      | C4   | approval |
      | C5   | approval |
      | C6   | approval |
      | C7   | approval |
      | C8   | approval |
    And the records of clock_stop
      | case | kind          | start_at   |
      | C1   | hearing       | 2021-09-01 |
      | C2   | tender        | 2021-09-01 |
      | C3   | auction       | 2021-09-01 |
      | C4   | inspection    | 2021-09-01 |
      | C5   | testing       | 2021-09-01 |
      | C6   | quarantine    | 2021-09-01 |
      | C7   | appraisal     | 2021-09-01 |
      | C8   | expert_review | 2021-09-01 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1 C2 C3 C4 C5 C6 C7 C8

  @must-fire
  Scenario: The pause began just after midnight, so the new day is its day
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of clock_stop
      | case | kind  | start_at         |
      | C1   | other | 2021-07-01 00:10 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Kind  | Start      | message |
      | C1      | flagged | other | 2021-07-01 | From 2021-07-01 the clock was paused for 'other', which is not one of the law's special procedures |

  @must-fire
  Scenario: Two such pauses are one finding that counts the other; a flag outweighs a doubt
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of clock_stop
      | case | kind              | start_at   | end_at     |
      | C1   | waiting_applicant | 2021-09-06 | 2021-09-10 |
      | C1   | other             | 2021-09-13 | 2021-09-17 |
      | C1   | hearing           | 2021-09-22 | 2021-09-24 |
      | C1   |                   | 2021-09-26 | 2021-09-28 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Kind  | Start      | more | message |
      | C1      | flagged | other | 2021-09-13 | 1    | From 2021-09-13 the clock was paused for 'other', which is not one of the law's special procedures |

  @must-not-fire
  Scenario: Neither pauses of penalty cases nor cases without a pause are looked at
    Given the records of case
      | case | domain   |
      | C1   | approval |
      | C2   | approval |
      | C3   | penalty  |
    And the records of clock_stop
      | case | kind    | start_at   |
      | C1   | hearing | 2021-09-01 |
      | C3   | other   | 2021-09-01 |
    When the rule is evaluated
    Then nothing is found
    And examined are C1

  @cannot-tell
  Scenario: A pause without a kind
    Given the records of case
      | case | domain   |
      | C1   | approval |
    And the records of clock_stop
      | case | kind | start_at   |
      | C1   |      | 2021-09-01 |
    When the rule is evaluated
    Then the findings are
      | subject | outcome     | reason              | message             |
      | C1      | cannot_tell | a pause has no kind | a pause has no kind |
